/** What pages are made of: panels, rows, notices, chips, tables. */
export const parts = /* css */ `
.head { display: grid; gap: 8px; padding-bottom: 4px; }
.head p { color: var(--soft); font-size: 1.0625rem; }

.panel {
  display: grid;
  min-width: 0;
  margin: 0;
  padding: 26px 28px;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
  border: 0;
  border-radius: var(--round);
  background: var(--panel);
  box-shadow: var(--lift);
}

.panel .lead { margin-top: -10px; color: var(--soft); font-size: 0.9375rem; }
.panel form, .panel > fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; justify-items: start; }
.panel form > * { min-width: 0; max-width: 100%; }
.panel form > :is(.field, fieldset, .grid, .bundles, table, .pin-fields, .key) { width: 100%; }
.panel form.actions { display: flex; }

.disc {
  display: inline-grid;
  width: 40px;
  height: 40px;
  flex: none;
  place-items: center;
  border-radius: 50%;
  background: var(--tint);
  color: var(--accent);
}

.chip {
  display: inline-block;
  padding: 1px 10px;
  border-radius: 99px;
  background: light-dark(color-mix(in oklab, var(--brand-ink) 8%, white), color-mix(in oklab, var(--brand-ink) 82%, white));
  color: var(--text);
  font-size: 0.8125rem;
  font-weight: 600;
  line-height: 1.6;
  white-space: nowrap;
}

.chip.bad { background: var(--danger-tint); color: var(--danger); }
.chip.on { background: var(--tint); color: var(--accent); }

.notice {
  display: flex;
  padding: 14px 18px;
  align-items: flex-start;
  gap: 12px;
  border-radius: 16px;
  background: var(--tint);
  line-height: 1.5;
}

.notice .icon { margin-top: 0.12em; color: var(--accent); }
.notice > div { display: grid; min-width: 0; gap: 2px; }
.notice .code { margin: 0; font-size: 2rem; font-weight: 700; letter-spacing: 0.08em; font-variant-numeric: tabular-nums; }
.notice.bad { background: var(--danger-tint); }
.notice.bad > .icon { color: var(--danger); }

.rows { display: grid; }
.rows > li { padding-block: 16px; border-top: 1px solid var(--line); }
.rows > li:first-child { padding-top: 2px; border-top: 0; }
.rows > li:last-child { padding-bottom: 2px; }

.empty {
  display: grid;
  padding-block: 12px;
  justify-items: center;
  gap: 8px;
  text-align: center;
}

.empty .disc { width: 56px; height: 56px; margin-bottom: 6px; font-size: 1.25rem; }
.empty > p:not(.strong, .small) { max-width: 44ch; color: var(--soft); }
.empty > .button { margin-top: 10px; }
.lone { padding-block: 40px; }
.lone .empty { gap: 12px; }
.lone .small { max-width: 44ch; }

details { margin: 0; border: 0; }

details > summary {
  display: flex;
  align-items: center;
  gap: 12px;
  color: var(--text);
  font-weight: 600;
  line-height: 1.5;
  list-style: none;
  cursor: pointer;
}

details:not(.menu) > summary::after {
  width: 8px;
  height: 8px;
  margin: 0 6px 4px auto;
  flex: none;
  float: none;
  border: solid var(--soft);
  border-width: 0 2px 2px 0;
  background: none;
  content: "";
  transform: rotate(45deg);
}

details[open]:not(.menu) > summary::after { margin-bottom: -4px; transform: rotate(-135deg); }
:root:root details[open] > summary { margin-bottom: 0; }
:root:root details > summary:not([role]) { color: var(--text); }

table { font-size: 0.9375rem; }
th, td { padding: 10px 16px 10px 0; background: none; text-align: start; vertical-align: baseline; }
thead th { color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
tbody th { font-weight: 600; }
.amount { text-align: end; font-variant-numeric: tabular-nums; }
td.amount, th.amount { padding-inline-end: 0; }
tbody tr:last-child > * { border-bottom: 0; }

.ticks { display: grid; margin-top: 4px; gap: 10px; }
.ticks li { display: flex; gap: 10px; line-height: 1.45; }
.ticks .icon { margin-top: 0.1em; color: var(--accent); }
.ticks.never .icon { color: var(--soft); }
.bullets { display: grid; gap: 6px; padding-inline-start: 18px; }
.bullets li { list-style: disc; }

@media (max-width: 620px) {
  .panel { padding: 20px 18px; border-radius: 18px; }
  .stacks thead { position: absolute; clip-path: inset(50%); }
  .stacks :is(tbody, tr, th, td) { display: block; padding: 0; border: 0; }
  .stacks tr { padding-block: 12px; border-top: 1px solid var(--line); }
  .stacks tr:first-child { padding-top: 0; border-top: 0; }
  .stacks td { color: var(--soft); }
}
`;
