/**
 * Runs a command so that what goes wrong is said in a line and not by a stack: 2 for a call that cannot be understood, 1
 * for all else.
 */
export async function withPlainErrors(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(plainly(error));
    process.exitCode = codeOf(error).startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  }
}

const SAID: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is a file, not a folder',
  EACCES: 'may not be read',
  Z_DATA_ERROR: 'is no gzip file, whatever its name says',
};

/** What went wrong, with the file where that is known. */
export function plainly(error: unknown, file?: string): string {
  const { message, path } = Object(error) as { message?: string; path?: string };
  const said = SAID[codeOf(error)] ?? message ?? String(error);
  const where = path ?? file;
  return where === undefined || said.startsWith(where) ? said : `${where}: ${said}`;
}

const codeOf = (error: unknown): string => String((Object(error) as { code?: unknown }).code ?? '');
