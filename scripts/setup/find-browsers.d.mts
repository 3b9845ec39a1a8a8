export function findBrowser(browser: 'chromium' | 'firefox'): string | null;
export function howToInstall(browser: 'chromium' | 'firefox'): string;
