/** Where private text lies in `browser.storage.session`. What the lock has to know of stands here, apart from who writes it, so that the worker loads little. */

/** What was searched for and filtered by. */
export const FILTERS_KEY = 'filters';
/** The ids of the only notes that are listed. */
export const PICKED_KEY = 'picked';
/** An answer to a look back that is not finished. Under a lock it is sealed, for this key. */
export const LOOK_BACK_KEY = 'lookBackDraft';
