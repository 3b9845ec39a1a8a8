/** Style sheets that the bundler takes in: as a file beside a page, or as text for a shadow root. */
declare module '*.css';
declare module '*.css?inline' {
  const text: string;
  export default text;
}
