import { h, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page whose code is loaded when it is first drawn: what nobody opens costs nothing at the start. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Part, setPart] = useState<{ readonly view: ComponentType<Props> | null }>({ view: loaded });
    useEffect(() => {
      if (Part.view) return;
      void load().then((view) => {
        loaded = view;
        setPart({ view });
      });
    }, []);
    return Part.view && h(Part.view, props);
  };
}
