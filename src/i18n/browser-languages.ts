import { browser } from 'wxt/browser';

/** The browser's languages, for every part of the extension alike: first that of its own windows, then those of pages. */
export const browserLanguages = (): readonly string[] => [browser.i18n.getUILanguage(), ...navigator.languages];
