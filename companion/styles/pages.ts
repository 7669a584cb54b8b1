/** A row becomes a block with a line per account: where the window is narrow or the accounts are many. */
const stacked = (matrix: string) => `
${matrix}, ${matrix} :is(tbody, tr, th, td) { display: block; width: 100%; }
${matrix} thead { position: absolute; clip-path: inset(50%); }
${matrix} tr { padding-block: 14px; border-top: 1px solid var(--line); }
${matrix} :is(th, td) { padding: 4px 0; border: 0; }
${matrix} td { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: center; gap: 12px; }
${matrix} .column { display: block; color: var(--soft); font-size: 0.875rem; }
:root:root ${matrix} select { min-height: 44px; font-size: 1rem; }
`;

/** What only one page has. */
export const pageStyles = /* css */ `
.tasks { display: grid; gap: 12px; }

.task {
  display: grid;
  padding: 20px 24px;
  grid-template-columns: auto minmax(0, 1fr) auto;
  align-items: center;
  gap: 18px;
  border: 2px solid var(--accent);
  border-radius: var(--round);
  background: var(--panel);
}

.task > div { display: grid; gap: 4px; }
.task p:not(.small) { font-size: 0.9375rem; }


.open-warnings { display: grid; gap: 12px; }
.open-warnings > h2 { margin-bottom: 2px; }
.warning { grid-template-columns: auto minmax(0, 1fr); gap: 18px; }
.warning.severe { border-inline-start: 6px solid var(--danger); }
.warning.severe > .disc { background: var(--danger-tint); color: var(--danger); }
.warning > div { display: grid; min-width: 0; gap: 8px; }
.warning h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; font-size: 1.0625rem; }
.warning .paid { font-size: 1.375rem; font-weight: 650; letter-spacing: -0.015em; line-height: 1.25; }
.warning .actions { margin-block: 6px 2px; }
.warning .actions button { padding: 11px 22px; font-size: 0.9375rem; }
.warning .actions .quiet { border-color: var(--edge); }

.past-warning, .dispute { display: grid; gap: 4px; }
.past-warning h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
.reference { font-size: 1.25rem; letter-spacing: 0.08em; font-variant-numeric: tabular-nums; }
.card { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 16px; }
.card > div { display: grid; gap: 2px; }
.card button[type="submit"] { padding: 8px 16px; font-size: 0.875rem; }

.back { font-size: 0.9375rem; }
.option + .option { margin-top: 10px; }
.grid > .option { margin: 0; }
.short { max-width: 360px; }
.phrase { font-size: 1.5rem; font-weight: 650; letter-spacing: -0.01em; }
.phrase::before { content: "“"; }
.phrase::after { content: "”"; }
.pledge { display: flex; align-items: flex-start; gap: 8px; }
.suggestions .actions button { font-size: 0.9375rem; }
.notice-switch, .notice-switch form { display: grid; justify-items: start; gap: 14px; }
.notice-switch form:not(:has(button:not([hidden]))) { display: none; }

.link-card { display: flex; align-items: flex-start; gap: 16px; }
.link-card > div { display: grid; min-width: 0; flex: 1; gap: 6px; }
.link-card h3 { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 10px; }
.link-card > .strong { align-self: center; }
.link-card .actions { margin-top: 6px; }
.link-card .actions form { display: block; }

.questions { display: grid; gap: 22px; }
.questions h3 { margin-bottom: 10px; color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
.questions h3::first-letter { text-transform: uppercase; }
.question { display: flex; align-items: flex-start; gap: 14px; }
.question > div { display: grid; min-width: 0; flex: 1; gap: 2px; }
.question .strong::first-letter { text-transform: uppercase; }
.facts { display: grid; margin-top: 8px; gap: 6px; }
.facts li {
  display: grid;
  padding: 7px 12px;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr) auto;
  align-items: baseline;
  gap: 12px;
  border-radius: 10px;
  background: var(--page);
  font-size: 0.875rem;
}
.facts .account { color: var(--soft); }

.sentences { display: grid; gap: 8px; }
.sentences a {
  display: flex;
  padding: 16px 20px;
  align-items: center;
  gap: 16px;
  border-radius: var(--round);
  background: var(--panel);
  box-shadow: var(--lift);
  color: var(--text);
  text-decoration: none;
}
.sentences a:hover { background: var(--tint); }
.sentences li:only-child a, .sentences a[aria-current] { font-size: 1.125rem; font-weight: 550; line-height: 1.4; }
.sentences li:not(:only-child) a[aria-current] { box-shadow: inset 0 0 0 2px var(--accent); }

.bundles { display: grid; gap: 12px; }
button.bundle.bundle {
  display: grid;
  width: 100%;
  padding: 18px 20px;
  justify-content: stretch;
  justify-items: start;
  gap: 8px;
  border: 1px solid var(--line);
  border-radius: 18px;
  background: var(--panel);
  color: var(--text);
  font-weight: 400;
  line-height: 1.45;
  text-align: start;
}
button.bundle.bundle:hover { border-color: var(--accent); background: var(--tint); }
button.bundle[aria-pressed="true"] { box-shadow: inset 0 0 0 2px var(--accent); border-color: transparent; }
.bundle-title { display: flex; align-items: center; flex-wrap: wrap; gap: 12px; font-size: 1.0625rem; font-weight: 640; }
.bundle-room { display: flex; gap: 10px; color: var(--soft); font-size: 0.875rem; }
.bundle-room .icon { margin-top: 0.1em; }

.own { border-top: 1px solid var(--line); padding-top: 16px; }
.own[open] { display: grid; gap: 22px; }
.own form { display: grid; }
.household { padding-block: 6px 20px; border-bottom: 1px solid var(--line); }
.household .hint { margin-bottom: 6px; }
.key { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 10px 16px; font-size: 0.875rem; }
.key dt { font-weight: 620; }
.key dd { color: var(--soft); }

.matrix { width: 100%; table-layout: fixed; }
.matrix th, .matrix td { padding: 6px 8px 6px 0; vertical-align: middle; }
.matrix thead th { vertical-align: bottom; line-height: 1.3; }
.matrix small { display: block; font-size: 0.75rem; font-weight: 500; }
:root:root .matrix select { min-height: 38px; padding: 5px 26px 5px 10px; border-radius: 10px; font-size: 0.875rem; text-overflow: ellipsis;
  background-position: calc(100% - 15px) 55%, calc(100% - 10px) 55%; }
.matrix .column { display: none; }
${stacked('.matrix.stacked')}

.talks { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px; }
.talk h3 { display: flex; margin-bottom: 12px; align-items: center; gap: 8px; font-size: 0.9375rem; }
.talk h3 .icon { color: var(--accent); }
.talk dl { display: grid; gap: 14px; }
.talk dl > div { display: grid; gap: 6px; justify-items: start; }
.they { color: var(--soft); font-size: 0.875rem; font-weight: 500; }
.they::before { content: "“"; }
.they::after { content: "”"; }
.we { padding: 9px 14px; border-radius: 4px 16px 16px; background: var(--tint); font-size: 0.9375rem; line-height: 1.45; }

.account h2 { display: flex; align-items: center; gap: 14px; }
.account h2 > span:last-child { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
.digits { color: var(--soft); font-weight: 500; white-space: nowrap; }
.account .hint.under { margin-top: -16px; }

.proofs fieldset > legend { margin-bottom: 8px; }
.proof { padding-block: 10px; border-top: 1px solid var(--line); }
.proof:first-of-type { border-top: 0; }
.pin-fields { display: grid; max-width: 480px; grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; gap: 16px; }
.proof .pin-fields { margin: 14px 0 8px 32px; }
.proof:not(:has(:checked)) .pin-fields { display: none; }
:root:root .pin-fields input { font-size: 1.25rem; letter-spacing: 0.3em; }

.filter[open] { gap: 20px; }
.filter:not([open]) { padding-block: 16px; }
.paging { display: flex; justify-content: space-between; padding-top: 4px; }
.paging .go { margin-inline-start: auto; }

.settings { display: grid; gap: 20px; justify-items: start; }
.settings > .panel { width: 100%; }
.settings fieldset > .hint { margin: 4px 0 14px; }

.receipt { padding-block: 10px; border-top: 1px solid var(--line); }
.receipt:target > summary { color: var(--accent); }
.receipt pre, pre { margin: 10px 0 0; padding: 14px 16px; border-radius: 14px; background: var(--page); color: var(--text); font-size: 0.8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.receipt p { margin-top: 8px; overflow-wrap: anywhere; }

.steps { display: grid; counter-reset: step; gap: 12px; }
.steps li { display: flex; align-items: center; gap: 14px; counter-increment: step; }
.steps li::before { display: grid; width: 30px; height: 30px; flex: none; place-items: center; border-radius: 50%; background: var(--tint); color: var(--accent); font-size: 0.875rem; font-weight: 650; content: counter(step); }

.number { font-size: 1.5rem; font-weight: 650; letter-spacing: -0.01em; }

.bars { display: block; overflow: visible; }
.bars text { fill: var(--text); font-size: 0.9375rem; }
.bars .bar-amount { font-weight: 600; text-anchor: end; font-variant-numeric: tabular-nums; }
.bars rect { fill: var(--accent); }
.bars .bar-track { fill: var(--tint); }
.figures > summary { color: var(--soft); font-size: 0.875rem; }

.say { display: grid; margin: 4px 0 6px; gap: 10px; text-align: start; }
.say li { display: flex; padding: 12px 18px; align-items: center; gap: 12px; border-radius: 16px; background: var(--tint); font-weight: 550; }
.say .icon { color: var(--accent); }

@media (max-width: 760px) {
  .task { grid-template-columns: auto minmax(0, 1fr); padding: 18px; align-items: start; gap: 14px; }
  .task > button[type="submit"] { width: 100%; grid-column: 1 / -1; }
  ${stacked('.matrix')}
}

@media (max-width: 620px) {
  .key { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .talks { grid-template-columns: minmax(0, 1fr); }
  .link-card { gap: 12px; }
  .warning { grid-template-columns: minmax(0, 1fr); }
  .warning > .disc { display: none; }
  .warning .actions form, .warning .actions button { width: 100%; }
  .card { grid-template-columns: auto minmax(0, 1fr); gap: 12px; }
  .card > form { grid-column: 1 / -1; }
  .facts li { grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; }
  .facts .account { grid-column: 1; grid-row: 2; }
  .pin-fields { grid-template-columns: minmax(0, 1fr); }
  .proof .pin-fields { margin-inline-start: 0; }
  .sentences a { padding: 16px; align-items: flex-start; gap: 12px; }
}
`;
