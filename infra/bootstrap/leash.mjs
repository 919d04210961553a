// @ts-check
// Loaded into api and worker (`node --import`): when the bootstrap is killed they stop by themselves, in good order.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
