/** Hands a file to the browser's downloads. What becomes of it there cannot be known from here, so nothing more is ever claimed (IE-12). */
export function handOver(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  // The address stays for as long as the page does: a browser that asks where to save may take minutes over it (IE-12).
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
}
