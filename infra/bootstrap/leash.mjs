// @ts-check
// Loaded into api and worker (`node --import`): when the bootstrap is killed they stop by themselves, in good order.

/** Time for good order (milliseconds); the next start waits longer than this for the port. */
const GRACE_MS = 6000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
process.channel?.unref();
