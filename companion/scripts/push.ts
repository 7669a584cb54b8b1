/**
 * /app/push.js, on the page of what one is warned of alone: subscribes this browser to notices and hands the subscription to the page's own
 * form, which the server takes like any other. It holds no word: what it says is in the page, hidden until it is the case.
 */
export const pushScript = /* js */ `'use strict';
(() => {
  const root = document.querySelector('.notice-switch');
  if (!root) return;
  const [on, off] = root.querySelectorAll('form');
  const show = (state) => {
    for (const text of root.querySelectorAll('[data-state]')) text.hidden = text.dataset.state !== state;
    on.querySelector('button').hidden = state !== 'off' && state !== 'failed';
    off.querySelector('button').hidden = state !== 'on';
  };
  const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!can) return show('unable');

  const current = async () => (await navigator.serviceWorker.getRegistration('/app/'))?.pushManager.getSubscription() ?? null;
  const look = async () => {
    if (Notification.permission === 'denied') return show('blocked');
    show((await current()) ? 'on' : 'off');
  };
  const text = (key) =>
    btoa(String.fromCharCode(...new Uint8Array(key))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

  on.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      if ((await Notification.requestPermission()) !== 'granted') return look();
      await navigator.serviceWorker.register('/app/sw.js');
      const { pushManager } = await navigator.serviceWorker.ready;
      await (await pushManager.getSubscription())?.unsubscribe();
      const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: root.dataset.publicKey });
      on.elements.endpoint.value = subscription.endpoint;
      for (const key of ['p256dh', 'auth']) on.elements[key].value = text(subscription.getKey(key));
      on.submit();
    } catch {
      show('failed');
    }
  });
  off.addEventListener('submit', async (event) => {
    event.preventDefault();
    const subscription = await current();
    off.elements.endpoint.value = subscription?.endpoint ?? '';
    await subscription?.unsubscribe();
    off.submit();
  });
  look();
})();
`;
