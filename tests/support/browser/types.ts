/**
 * One way to drive the built extension in a real browser, whichever browser it is.
 *
 * A test asks for a `Browser`, opens a `Surface` (popup page, options page, new tab, or the real popup) and does what a person does there:
 * looks for things by role and name, clicks, types. Nothing here knows what the extension does.
 *
 * Differences that cannot be hidden are said on the member they concern; everything else behaves alike in both browsers.
 */
import type { Result as AxeViolation, RunOptions as AxeOptions } from 'axe-core';

export type BrowserName = 'chromium' | 'firefox';

export type Size = { width: number; height: number };

export type Media = { colorScheme?: 'light' | 'dark'; reducedMotion?: boolean; forcedColors?: boolean };

export type LaunchOptions = Media & {
  /** The built extension, unpacked. */
  extensionDir: string;
  /** A profile to use and keep. Without it a new one is made under the system's temporary folder and removed at the end. */
  profileDir?: string;
  /** `false` needs a display. */
  headless?: boolean;
  /** Such as `de-DE`. Sets what pages see (`navigator.language`); the browser's own language changes only where its language pack is installed. */
  locale?: string;
  /** An IANA name, such as `Pacific/Auckland`. Every process of the browser lives in it. */
  timezone?: string;
  /** Firefox only: preferences on top of the driver's own. */
  prefs?: Record<string, string | number | boolean>;
  /** Chromium only: switches on top of the driver's own. */
  switches?: string[];
  /** Where downloads go, without a question; without it nothing is downloaded. */
  downloadDir?: string;
  /** Device pixels in a CSS pixel; 1 unless told. */
  deviceScale?: number;
};

export type ForeignRequest = {
  url: string;
  /** Who asked: a page's or worker's address, or `network` when only the proxy saw it (then the url holds the host alone). */
  by: string;
};

/** A function to run in the page, sent as text: it sees its arguments and the page's globals, and nothing of the test's file. */
export type InPage<Args extends unknown[], Value> = (...args: Args) => Value | Promise<Value>;

export type Found = { role: string; name: string };

/** What to wait for: visible text, something with a role and name, or a function in the page that answers with something truthy. */
export type Wanted = string | RegExp | { role: string; name: string | RegExp } | (() => unknown);

export type WaitOptions = { timeoutMs?: number };

export interface Surface {
  /** Every match, in document order; only what assistive technology is told of. A string must be the whole name, a RegExp may be a part. */
  byRole(role: string, name?: string | RegExp): Promise<Found[]>;
  /** A real mouse click in the middle of the one thing so called; waits for it, and fails when it is covered, disabled or not alone. */
  click(role: string, name: string | RegExp, options?: WaitOptions): Promise<void>;
  /** Real key presses into whatever has the focus. A line break is Enter. */
  type(text: string): Promise<void>;
  /**
   * One key, with modifiers before it: `Enter`, `Escape`, `Shift+Tab`, `Control+a`. In Chromium a key does not reach the window around the page, so
   * an Escape that the page leaves alone does not close the real popup; in Firefox it does.
   */
  press(key: string): Promise<void>;
  /**
   * Selects what the field holds and types over it; a text of more than 200 characters goes in at once, as from the clipboard. A list, range or date
   * field is set to the value, with its events.
   */
  fill(role: string, name: string | RegExp, text: string): Promise<void>;
  /** An input method at work in the focused field: `text` is being composed, then kept when `commit` is true. */
  compose(text: string, options: { commit: boolean }): Promise<void>;
  /** Gives files of this machine to a file field, as the browser's own window for choosing does. Not in Firefox's real popup. */
  chooseFile(role: string, name: string | RegExp, paths: string[]): Promise<void>;
  /** The visible text of the page. */
  text(): Promise<string>;
  /** Fails with the page's visible text in its message. Ten seconds unless told. */
  waitFor(wanted: Wanted, options?: WaitOptions): Promise<void>;
  /** The opposite of `waitFor`. */
  waitForGone(wanted: Wanted, options?: WaitOptions): Promise<void>;
  evaluate<Args extends unknown[], Value>(fn: InPage<Args, Value>, ...args: Args): Promise<Awaited<Value>>;
  /** What has the focus; `{ role: 'document' }` with the title when nothing has. */
  focused(): Promise<Found>;
  /** Waits until such an element has the focus: a page that draws after an act moves it in a later frame. */
  waitForFocus(wanted: { readonly role?: string; readonly name: string | RegExp }): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** The page as it would be printed on A4, as the bytes of a PDF, without headers and footers. Not for the real popup. */
  printed(): Promise<Uint8Array>;
  /** Not for the real popup: it sizes itself. */
  setViewport(size: Size): Promise<void>;
  /** Firefox cannot take back the forced colours that it was launched with. */
  emulate(media: Media): Promise<void>;
  axe(options?: AxeOptions): Promise<AxeViolation[]>;
  /** Uncaught errors, `console.error` and what the CSP stopped, since the page was opened. */
  errors(): Promise<string[]>;
  url(): Promise<string>;
  reload(): Promise<void>;
  /** Makes it the tab in front. */
  activate(): Promise<void>;
  isOpen(): Promise<boolean>;
  /** Ends it as abruptly as a popup dies: no `beforeunload`, no question. */
  close(): Promise<void>;
}

export interface Browser {
  readonly name: BrowserName;
  /** `chrome-extension://id` or `moz-extension://uuid`; the same for the whole life of the profile. */
  readonly origin: string;
  readonly profileDir: string;
  /** A page of the extension in a tab of its own. */
  open(path: string, size?: Size): Promise<Surface>;
  /** Firefox only: a page of the extension in a tab of a new container, which has a database of its own. */
  openInContainer(path: string): Promise<Surface>;
  /** The toolbar button's popup itself, not its page in a tab. */
  openRealPopup(): Promise<Surface>;
  /** A new tab as Ctrl+T makes it. */
  newTab(): Promise<Surface>;
  /** Runs in the service worker (Chromium) or the event page (Firefox), which is woken first. */
  background<Args extends unknown[], Value>(fn: InPage<Args, Value>, ...args: Args): Promise<Awaited<Value>>;
  /** Stops the background as the browser does when it has been idle; the next event starts it afresh. */
  stopWorker(): Promise<void>;
  /** Errors of the background since the launch. */
  backgroundErrors(): Promise<string[]>;
  /** Closes and starts again with the same profile: the extension is still installed, `onStartup` fires and `onInstalled` does not. */
  restart(): Promise<void>;
  /** Ends every process at once, as a power cut would. `restart()` may follow. */
  kill(): Promise<void>;
  /** Closes, and removes the profile when it was the driver's own. */
  close(): Promise<void>;
  /**
   * Every request, since the first launch, to anything but the extension itself. None of them left the machine: a proxy refuses them all. What the CSP
   * stopped was never a request: it stands in `errors()`.
   */
  foreignRequests(): Promise<ForeignRequest[]>;
}
