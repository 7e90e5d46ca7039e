import { useContext } from 'preact/hooks';
import { runsOf } from '../../core/search.ts';
import { QueryContext } from './reading-context.ts';

/** A text in which what is searched for is marked. */
export function Marked({ text }: { readonly text: string }) {
  const query = useContext(QueryContext);
  if (query === '') return <>{text}</>;
  return <>{runsOf(text, query).map(({ text: run, isHit }, index) => (isHit ? <mark key={index}>{run}</mark> : run))}</>;
}
