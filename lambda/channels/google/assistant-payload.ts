/**
 * `payload.google`, the answer in the format of Google Assistant. Google ended Assistant actions in 2023; agents that
 * still name it as a source get a complete answer nonetheless. The library sees a request of our own making, because it
 * throws on malformed ones and wants nothing of the real one but whether to go on.
 */
export async function assistantPayload(text: string, end: boolean): Promise<{ readonly google: object } | null> {
  // Not by the package's main entry, which loads the smart home service and Google's API clients with it.
  const [{ dialogflow }, { SimpleResponse }] = await Promise.all([
    import('actions-on-google/dist/service/dialogflow/dialogflow.js'),
    import('actions-on-google/dist/service/actionssdk/conversation/response/simple.js'),
  ]);
  const app = dialogflow();
  app.fallback((conv) => {
    const response = new SimpleResponse({ speech: text, text });
    if (end) conv.close(response);
    else conv.ask(response);
  });
  const { body } = await app.handler({ originalDetectIntentRequest: { source: 'google', version: '2', payload: { user: {} } } }, {});
  return (body as { payload?: { google: object } }).payload ?? null;
}
