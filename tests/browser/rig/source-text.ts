/**
 * A function call as a program for another world. Builders that keep function names (tsx does) wrap inner functions in
 * a helper that only exists in their own module; the program brings a stand-in.
 */
// biome-ignore lint/suspicious/noExplicitAny: any function may travel.
export const callSource = (fn: (...args: any[]) => unknown, ...args: unknown[]): string =>
  `(() => { const __name = (value) => value; return (${fn.toString()})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')}); })()`;
