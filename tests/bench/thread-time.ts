/**
 * Milliseconds that this thread has computed so far. The clock on the wall also counts what else runs on the machine, and
 * of that most where one piece of work takes long: ratios between long and short ones would be those of the machine's load.
 */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
