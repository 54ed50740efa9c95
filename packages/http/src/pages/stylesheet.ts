/** The stylesheet of every page. Colours meet WCAG 2.2 AA (4.5:1 for text) in both schemes. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --page: #fafaf7; --card: #ffffff; --ink: #1c2126; --soft: #565f68; --line: #dfe2dd; --link: #0a5c66;
  --mark: #ffe8a3; --mark-ink: #2b2300; --mark-twice: #ffd062; --other: #e6ebee; --target: #c8ecef;
  --good: #17633a; --good-back: #e2f3e8; --warn: #7a4a00; --warn-back: #fdf0d8; --bad: #8f1f1f; --bad-back: #fbe6e4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131619; --card: #1b1f23; --ink: #e6e9eb; --soft: #a3adb6; --line: #30363c; --link: #7fd3dc;
    --mark: #5a4810; --mark-ink: #fff3cf; --mark-twice: #7d6312; --other: #2b333a; --target: #0b3a40;
    --good: #8fdcae; --good-back: #12331f; --warn: #f2c982; --warn-back: #3a2a0c; --bad: #f4aaa4; --bad-back: #421a18;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); }
.skip:focus { left: .5rem; top: .5rem; z-index: 1; }
.bar { display: flex; align-items: center; gap: .25rem 1.25rem; flex-wrap: wrap; padding: .75rem clamp(1rem, 4vw, 2.5rem); border-bottom: 1px solid var(--line); background: var(--card); }
.bar nav { flex: 1; min-width: 0; }
.bar nav a { color: var(--soft); text-decoration: none; }
.bar nav a:hover { text-decoration: underline; }
.brand { font-weight: 700; letter-spacing: -.01em; color: var(--ink); text-decoration: none; }
main { max-width: 58rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 2.5rem) clamp(1rem, 4vw, 2.5rem) 4rem; }
main.wide { max-width: 82rem; }
h1 { margin: 0 0 .35rem; font-size: 1.65rem; line-height: 1.2; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .75rem; font-size: 1.1rem; }
h3 { margin: 0; font-size: .95rem; }
p { margin: .5rem 0; }
.lead { margin: 0 0 1.75rem; color: var(--soft); }
.soft { color: var(--soft); }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; padding: .1em .35em; border: 1px solid var(--line); border-radius: 4px; background: var(--card); white-space: nowrap; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid var(--link); border-radius: 8px; background: var(--link); color: var(--page); font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { min-height: 2rem; padding: .15rem .75rem; border-color: var(--line); background: transparent; color: var(--soft); font-weight: 400; }
.card { max-width: 34rem; margin: clamp(0rem, 6vh, 4rem) auto 0; padding: clamp(1.25rem, 4vw, 2rem); border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
.card > :first-child { margin-top: 0; }
.notice { padding: .75rem 1rem; border-radius: 8px; background: var(--warn-back); color: var(--warn); }

table { width: 100%; border-collapse: collapse; border: 1px solid var(--line); background: var(--card); }
caption { padding-bottom: .6rem; text-align: left; color: var(--soft); }
th, td { padding: .7rem .9rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { font-size: .8rem; font-weight: 600; color: var(--soft); border-top: 0; }
tbody th { font-weight: 600; overflow-wrap: anywhere; }
tbody tr:hover { background: color-mix(in srgb, var(--link) 6%, transparent); }
td time { white-space: nowrap; }
.pages { margin-top: 1.25rem; display: flex; gap: 1.5rem; }

.badge { display: inline-block; padding: .1rem .55rem; border-radius: 99px; font-size: .8rem; font-weight: 600; white-space: nowrap; background: var(--other); color: var(--ink); }
.badge.good { background: var(--good-back); color: var(--good); }
.badge.warn { background: var(--warn-back); color: var(--warn); }
.badge.bad { background: var(--bad-back); color: var(--bad); }

.call { display: grid; gap: 2rem 3rem; }
.call section > h2:first-child { margin-top: 0; }
.findings { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
.findings > li { padding: .9rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.findings > li:target { border-color: var(--link); box-shadow: 0 0 0 2px var(--target); }
.finding-head { display: flex; justify-content: space-between; align-items: start; gap: .75rem; }
.value { margin: .3rem 0; overflow-wrap: anywhere; font-size: 1.3rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; }
.findings blockquote { margin: .4rem 0; padding-left: .75rem; border-left: 3px solid var(--mark-twice); }
.findings .soft { margin: .25rem 0; font-size: .88rem; }
details { margin-top: .5rem; font-size: .9rem; }
summary { cursor: pointer; color: var(--soft); min-height: 1.6rem; }
details ul { margin: .4rem 0 0; padding-left: 1.1rem; }

.transcript { list-style: none; margin: 0 -.75rem; padding: 0; }
.transcript > li { padding: .6rem .75rem; border-radius: 8px; content-visibility: auto; contain-intrinsic-size: auto 4.5rem; }
.transcript > li:target { background: var(--target); }
.who { display: flex; gap: .6rem; align-items: baseline; font-size: .85rem; color: var(--soft); }
.who b { color: var(--ink); }
.said { margin: .1rem 0 0; overflow-wrap: anywhere; max-width: 68ch; white-space: pre-wrap; unicode-bidi: isolate; }
mark { padding: .05em .1em; border-radius: 3px; background: var(--mark); color: var(--mark-ink); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.twice { background: var(--mark-twice); }
mark.other { background: var(--other); color: inherit; }
mark:has(> :target) { outline: 2px solid var(--link); }
.ref { padding: .5em .2em; font-size: .72rem; line-height: 1; vertical-align: super; text-decoration: none; }
.ref:hover { text-decoration: underline; }

@media (min-width: 62rem) {
  .call { grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr); align-items: start; }
  .found { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; margin: -3px; padding: 3px 3px 1rem; }
}
@media (max-width: 40rem) {
  .optional { display: none; }
  th, td { padding: .6rem; }
  td time, td .badge { white-space: normal; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { .bar, .skip { display: none; } .found { position: static; max-height: none; } }
`.trimStart();

/** The icon in the browser's tab. */
export const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0a5c66"/><path d="M9 11h14M9 16h9M9 21h5" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="m19 21.5 2.2 2.2 4-4.4" fill="none" stroke="#ffd062" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>\n';
