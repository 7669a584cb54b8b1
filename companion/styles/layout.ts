/** Wide: the places at the side of one calm column. Narrow: one column, the places behind a button. */
export const layout = /* css */ `
.band {
  padding: 6px 20px;
  background: var(--tint);
  font-size: 0.8125rem;
  text-align: center;
}

body > header.top, body > .frame, body > footer {
  width: 100%;
  max-width: 1080px;
  margin-inline: auto;
  padding-inline: 28px;
}

body.bare > header.top, body.bare > .frame, body.bare > footer { max-width: 680px; }

body > header.top {
  position: relative;
  display: flex;
  padding-block: 18px 0;
  align-items: center;
  justify-content: space-between;
  gap: 16px;
}

.bank {
  display: flex;
  align-items: center;
  gap: 12px;
  font-size: 1.0625rem;
  font-weight: 650;
  letter-spacing: -0.01em;
}

.mark {
  display: inline-grid;
  width: 34px;
  height: 34px;
  flex: none;
  place-items: center;
  border-radius: 50% 50% 50% 12%;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 700;
}

.frame {
  display: grid;
  padding-block: 30px 24px;
  grid-template-columns: 212px minmax(0, 1fr);
  align-items: start;
  gap: 44px;
}

.frame:not(:has(> .side)) { grid-template-columns: minmax(0, 1fr); }
.frame:not(:has(> .side)) > main { max-width: 680px; width: 100%; margin-inline: auto; }

.frame > main {
  display: grid;
  min-width: 0;
  padding: 0;
  grid-template-columns: minmax(0, 1fr);
  gap: 20px;
}

.side { position: sticky; top: 24px; }
.side, .menu nav { display: block; }
.side ul, .menu nav ul { display: grid; margin: 0; gap: 2px; }
:is(.side, .menu nav) li { padding: 0; }

:is(.side, .menu nav) a {
  display: flex;
  margin: 0;
  padding: 9px 12px;
  align-items: center;
  gap: 12px;
  border-radius: 12px;
  color: var(--soft);
  font-size: 0.9375rem;
  font-weight: 550;
  line-height: 1.3;
  text-decoration: none;
}

:is(.side, .menu nav) a:hover { color: var(--text); background: var(--tint); }
:is(.side, .menu nav) a[aria-current] { background: var(--tint); color: var(--accent); }

.menu { display: none; margin: 0; border: 0; }

.menu > summary, .quiet.sign-out {
  display: inline-flex;
  align-items: center;
  gap: 8px;
}

.menu > summary {
  padding: 8px 14px;
  border: 1px solid var(--line);
  border-radius: 99px;
  background: var(--panel);
  color: var(--text);
  font-size: 0.9375rem;
  font-weight: 600;
  line-height: 1.4;
}

.menu > summary::after { display: none; }
.menu[open] > summary { margin: 0; }

.menu > nav {
  position: absolute;
  z-index: 2;
  top: calc(100% + 8px);
  right: 16px;
  left: 16px;
  padding: 10px;
  border-radius: var(--round);
  background: var(--panel);
  box-shadow: 0 0 0 1px var(--line), 0 24px 60px -20px rgb(16 36 43 / 45%);
}

.menu .sign-out { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--line); }
.menu .sign-out button { width: 100%; justify-content: flex-start; border: 0; padding: 9px 12px; }

main > .menu { position: relative; justify-self: end; }
main > .menu > nav { right: 0; left: auto; width: min(320px, calc(100vw - 32px)); }

body > footer {
  display: flex;
  padding-block: 18px 36px;
  justify-content: space-between;
  flex-wrap: wrap;
  gap: 6px 24px;
  color: var(--soft);
  font-size: 0.8125rem;
}

body > footer :is(a, p) { color: var(--soft); }

@media (max-width: 860px) {
  body > header.top, body > .frame, body > footer { padding-inline: 16px; }
  body > header.top { padding-top: 14px; }
  .frame { padding-top: 20px; grid-template-columns: minmax(0, 1fr); }
  .side, header.top > .sign-out { display: none; }
  .menu { display: block; }
}
`;
