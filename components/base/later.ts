/**
 * A part of a page that is loaded when it is first opened, so that what most people open a page for does not wait for it. Once loaded it is there
 * at once. It can fail to load only where the extension was replaced under the page (SW-08), and then a reload is what helps.
 */
import { h, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProblemBox } from './ProblemBox.tsx';

/** The component that `load` brings, as one that can be drawn before it is there. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [isHere, setIsHere] = useState(part !== null);
    const [isFailed, setIsFailed] = useState(false);
    useEffect(() => {
      if (isHere) return;
      load().then(
        (loaded) => {
          part = loaded;
          setIsHere(true);
        },
        (thrown: unknown) => {
          console.warn('a part of the page could not be loaded', thrown);
          setIsFailed(true);
        },
      );
    }, []);
    if (isFailed) return h(ProblemBox, { problem: 'storage-stepped-aside', onRetried: () => location.reload() });
    return part && h(part, props);
  };
}
