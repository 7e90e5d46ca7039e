/**
 * The one handler for our own mistakes on a page: says plainly that something went wrong, over whatever is there, and takes nothing away.
 * Nothing is sent anywhere; the browser's console has the details.
 */
export function reportMistakes(sentence: string): void {
  const show = () => {
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
