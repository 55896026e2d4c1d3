/** Orders on one page of the history: as many buttons as fit on a phone with the message above. */
export const HISTORY_PAGE_SIZE = 8;
