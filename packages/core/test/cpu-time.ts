/** Milliseconds of processor time that a run takes: unlike the clock's, they do not grow when the machine is busy. */
export function cpuMsOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
