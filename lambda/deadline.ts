/** The work's result, or which way it was lost. A turn has its own deadline and words; this is a door's last guard behind it. */
export async function within<T>(deadlineMs: number, work: () => Promise<T>): Promise<T | 'turn.late' | 'turn.failed'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'turn.late'>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, 'turn.late');
  });
  try {
    return await Promise.race([work(), late]);
  } catch {
    return 'turn.failed';
  } finally {
    clearTimeout(timer);
  }
}
