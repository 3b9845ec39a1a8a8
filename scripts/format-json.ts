/**
 * JSON as people edit it: what fits into a line stands in one, all else has a line for each member, so that a change of
 * one name is a change of one line. Says the same as `JSON.stringify`; numbers lose an empty fraction (1.0 becomes 1).
 *
 * @param width of lines, in UTF-16 code units; a single text can be longer
 */
export function formatJson(value: unknown, width = 120, indent = ''): string {
  const line = inOneLine(value);
  if (indent.length + line.length < width || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  // A member's key and a comma stand in the same line.
  const members = Array.isArray(value)
    ? value.map((member) => inner + formatJson(member, width - 1, inner))
    : Object.entries(value).map(([key, member]) => {
        const head = `${JSON.stringify(key)}: `;
        return inner + head + formatJson(member, width - 1 - head.length, inner);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return members.length === 0 ? `${open}${close}` : `${open}\n${members.join(',\n')}\n${indent}${close}`;
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
