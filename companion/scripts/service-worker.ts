/** /app/sw.js: shows a notice that was sent to this browser; a press on it opens the warnings. It keeps nothing and fetches nothing. */
export const serviceWorkerScript = /* js */ `'use strict';
const page = '/app/warnings';
self.addEventListener('push', (event) => {
  const { title, body } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag: page, renotify: true }));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const open = windows.find(({ url }) => new URL(url).pathname === page);
      return open ? open.focus() : self.clients.openWindow(page);
    }),
  );
});
`;
