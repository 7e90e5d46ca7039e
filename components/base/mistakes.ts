/**
 * The one handler for our own mistakes on a page: says plainly that something went wrong, over whatever is there, and takes nothing away.
 * Nothing is sent anywhere; the browser's console has the details.
 *
 * A browser also calls it an error when what was measured has to be measured again in the next frame. Nothing was thrown and nothing is lost, so
 * nothing is said: a long list does so while it is scrolled.
 */
export function reportMistakes(sentence: string): void {
  const show = (event: Event) => {
    if (event instanceof ErrorEvent && event.message.startsWith('ResizeObserver loop')) return;
    if (document.getElementById('mistake')) return;
    const line = document.createElement('p');
    line.id = 'mistake';
    line.setAttribute('role', 'alert');
    line.textContent = sentence;
    document.body.prepend(line);
  };
  addEventListener('error', show);
  addEventListener('unhandledrejection', show);
}
