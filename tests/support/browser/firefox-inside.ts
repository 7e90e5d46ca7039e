/**
 * What runs in Firefox's own window, with Firefox's own rights.
 *
 * BiDi reaches tabs only. The popup and the event page are reached from here, through the element that holds each of them; keys and input methods are sent
 * from here as well, so that they go the way that a keyboard's do: through the window, to whatever has the focus, and Escape closes a popup.
 * The function is sent as text: it must not refer to anything outside itself.
 */
import type { Media } from './types.ts';

/** A tab by its BiDi context, or one of the extension's views that BiDi does not know. */
export type Place = { tab: string } | { view: 'popup' | 'background' };

export type KeyStroke = { key: string; code: string; keyCode: number };

export type Inside = {
  isInstalled(): boolean;
  /** Takes Firefox's question about the new tab page as answered; while it is open no popup can be. */
  acceptNewTab(): Promise<void>;
  /** The BiDi context of the tab that Ctrl+T made, or null while it is still loading. */
  openNewTab(): void;
  newTabContext(address: string): string | null;
  openPopup(): Promise<void>;
  closePopup(): void;
  /** Gives a page the keyboard, as the click that opened it would have done. */
  focus(place: Place): void;
  /** A number that stays the same for as long as that very view lives, or null. */
  viewId(view: string): number | null;
  wakeBackground(): Promise<void>;
  stopBackground(): Promise<void>;
  run(place: Place, expression: string): Promise<string>;
  click(place: Place, x: number, y: number): Promise<void>;
  keys(place: Place, modifiers: KeyStroke[], strokes: KeyStroke[]): Promise<void>;
  compose(place: Place, text: string, commit: boolean): Promise<void>;
  emulate(place: Place, media: Media): void;
  picture(place: Place): Promise<string>;
  /** What went wrong in the document that is there now: uncaught, said to the console, or stopped by the CSP. */
  errors(place: Place): Promise<string[]>;
  requests(): { url: string; by: string }[];
};

declare const Services: any, ChromeUtils: any, WebExtensionPolicy: any, gBrowser: any, Cc: any, Ci: any;

export function makeInside(geckoId: string): Inside {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { ExtensionSettingsStore } = ChromeUtils.importESModule('resource://gre/modules/ExtensionSettingsStore.sys.mjs');
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  const requests: { url: string; by: string }[] = [];

  const extension = () => WebExtensionPolicy.getByID(geckoId)?.extension;
  const viewOf = (type: string) => [...(extension()?.views ?? [])].find((view: any) => view.viewType === type);

  function holder(place: Place): any {
    const found = 'tab' in place ? gBrowser.browsers.find((each: any) => NavigableManager.getIdForBrowser(each) === place.tab) : viewOf(place.view)?.xulBrowser;
    if (!found) throw new Error('The page is closed.');
    return found;
  }

  /** Runs a script beside the page, in the page's process, and gives back what it settles to. It finds what it was sent in `given`. */
  function beside(place: Place, script: string, given?: unknown): Promise<any> {
    const element = holder(place);
    const channel = element.messageManager;
    const name = `driver-${Math.random()}`;
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearInterval(watch);
        channel.removeMessageListener(name, listener);
        settle();
      };
      const listener = ({ data }: any) => finish(() => ('error' in data ? reject(new Error(data.error)) : resolve(data.value)));
      const watch = setInterval(() => {
        // A page that is replaced may come to another process: nothing answers on the old one's channel any more.
        if (!element.isConnected || element.messageManager !== channel) finish(() => reject(new Error('The page is closed.')));
      }, 100);
      channel.addMessageListener(name, listener);
      // What is sent may be large, and as part of the script's address it would be slow.
      const whole = `addMessageListener('${name}-go', async function go({ data: given }) {
        removeMessageListener('${name}-go', go);
        try { sendAsyncMessage('${name}', { value: await (async () => { ${script} })() }); }
        catch (error) { sendAsyncMessage('${name}', { error: error.message ?? String(error) }); }
      });`;
      channel.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(whole)}`, false, true);
      channel.sendAsyncMessage(`${name}-go`, given);
    });
  }

  /** Keys go to what has the focus: it must be this page. */
  function takeKeyboard(place: Place): void {
    const element = holder(place);
    if (document.activeElement !== element || Services.focus.activeWindow !== window) {
      window.focus();
      element.focus();
    }
    if (!keyboard.beginInputTransactionForTests(window)) throw new Error('The keyboard is in other hands.');
  }

  function press(stroke: KeyStroke, phase: 'keydown' | 'keyup'): void {
    keyboard[phase](new KeyboardEvent('', stroke));
  }

  /** Input has its own way to the page's process and may be slow: done is when the page has had it all, or is gone because of it. */
  async function felt(place: Place, event: string, times: number, act: () => void): Promise<void> {
    await beside(
      place,
      `globalThis.driverFelt = new Promise((resolve) => {
        let left = given.times;
        const done = () => { removeEventListener(given.event, count, options); resolve(); };
        const count = () => { left -= 1; if (left === 0) done(); };
        const options = { capture: true, mozSystemGroup: true }; // No listener of the page can keep these from us.
        addEventListener(given.event, count, options);
        content.setTimeout(done, 2000 + 10 * given.times); // The keyboard may have gone elsewhere halfway.
      });`,
      { event, times },
    );
    takeKeyboard(place);
    act();
    // The page's own clock stops with the page, when a key has closed it: this window's goes on.
    const enough = new Promise<void>((resolve) => setTimeout(resolve, 3000 + 10 * times));
    await Promise.race([beside(place, 'await globalThis.driverFelt').catch(() => {}), enough]);
  }

  Services.obs.addObserver((subject: any) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIChannel);
    requests.push({ url: URI.spec, by: loadInfo?.triggeringPrincipal?.spec ?? loadInfo?.loadingPrincipal?.spec ?? 'firefox' });
  }, 'http-on-modify-request');

  return {
    isInstalled: () => Boolean(extension()),

    async acceptNewTab() {
      await ExtensionSettingsStore.initialize();
      await ExtensionSettingsStore.addSetting(geckoId, 'newTabNotification', geckoId, true, () => false);
    },

    openNewTab() {
      (document.getElementById('cmd_newNavigatorTab') as any).doCommand();
    },

    newTabContext(address) {
      const { selectedBrowser } = gBrowser;
      return selectedBrowser.currentURI.spec.startsWith(address) ? NavigableManager.getIdForBrowser(selectedBrowser) : null;
    },

    async openPopup() {
      await ExtensionParent.apiManager.global.browserActionFor(extension()).openPopup(window);
    },

    closePopup() {
      viewOf('popup')?.xulBrowser.closest('panel').hidePopup();
    },

    focus: (place) => takeKeyboard(place),

    viewId: (type) => viewOf(type)?.xulBrowser?.browsingContext?.id ?? null,

    async wakeBackground() {
      if (!viewOf('background')) await extension().wakeupBackground();
    },

    stopBackground: () => extension().terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }),

    // The debugger evaluates in the page itself and past its CSP, which an evaluation by the page's own means is not.
    run: (place, expression) =>
      beside(
        place,
        `if (!globalThis.driverDebugger) {
          const room = Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal(), { freshCompartment: true });
          ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs').addDebuggerToGlobal(room);
          globalThis.driverDebugger = room.Debugger;
        }
        const page = new globalThis.driverDebugger().addDebuggee(content);
        const outcome = page.executeInGlobal(given);
        const bare = (value) => value?.unsafeDereference ? value.unsafeDereference() : value;
        if ('throw' in outcome) throw new Error(String(bare(outcome.throw)));
        try { return await bare(outcome.return); } catch (error) { throw new Error(String(error)); }`,
        expression,
      ),

    click: (place, x, y) =>
      beside(
        place,
        `content.synthesizeMouseEvent('mousemove', ${x}, ${y}, { button: 0, clickCount: 0 }, {});
        for (const type of ['mousedown', 'mouseup']) content.synthesizeMouseEvent(type, ${x}, ${y}, { button: 0, clickCount: 1 }, {});`,
      ),

    keys: (place, modifiers, strokes) =>
      felt(place, 'keyup', modifiers.length + strokes.length, () => {
        for (const modifier of modifiers) press(modifier, 'keydown');
        for (const stroke of strokes) {
          press(stroke, 'keydown');
          press(stroke, 'keyup');
        }
        for (const modifier of modifiers.toReversed()) press(modifier, 'keyup');
      }),

    compose: (place, text, commit) =>
      felt(place, commit ? 'compositionend' : 'compositionupdate', 1, () => {
        if (commit) {
          keyboard.commitCompositionWith(text);
          return;
        }
        keyboard.setPendingCompositionString(text);
        if (text) keyboard.appendClauseToPendingComposition(text.length, keyboard.ATTR_RAW_CLAUSE);
        keyboard.setCaretInPendingComposition(text.length);
        keyboard.flushPendingComposition();
      }),

    emulate(place, { colorScheme, reducedMotion, forcedColors }) {
      const page = holder(place).browsingContext;
      page.prefersColorSchemeOverride = colorScheme ?? 'none';
      page.prefersReducedMotionOverride = reducedMotion === undefined ? 'none' : reducedMotion ? 'reduce' : 'no-preference';
      page.forcedColorsOverride = forcedColors === undefined ? 'none' : forcedColors ? 'active' : 'inactive';
    },

    async picture(place) {
      const bitmap = await holder(place).browsingContext.currentWindowGlobal.drawSnapshot(null, window.devicePixelRatio, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      return canvas.toDataURL().split(',')[1] ?? '';
    },

    // BiDi says nothing about pages of an extension; the consoles of their own process do.
    errors: (place) =>
      beside(
        place,
        `const id = content.windowGlobalChild.innerWindowId;
        const said = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents(id)
          .filter(({ level }) => level === 'error' || level === 'assert').map(({ arguments: parts }) => [...parts].map(String).join(' '));
        const thrown = Services.console.getMessageArray()
          .filter((entry) => entry instanceof Ci.nsIScriptError && entry.innerWindowID === id && !(entry.flags & (entry.warningFlag | entry.infoFlag)))
          .map(({ errorMessage }) => errorMessage);
        return [...said, ...new Set(thrown)];`,
      ),

    requests: () => requests,
  };
}
