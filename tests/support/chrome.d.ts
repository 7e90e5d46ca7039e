/** What a page of the extension sees in Chromium, for the functions that tests send into it. */
declare const chrome: import('webextension-polyfill').Browser;
