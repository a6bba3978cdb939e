// SPDX-License-Identifier: Apache-2.0
// The style of the page of findings. The page allows this style and no other: STYLE_HASH is its SHA-256 for the Content
// Security Policy, and tests/report compares the two.
#pragma once

#include <string_view>

namespace zufi::report {

inline constexpr std::string_view STYLE = R"css(
:root { color-scheme: light dark; --text: #1a1a1a; --page: #ffffff; --quiet: #f2f3f5; --line: #6f757f; --link: #0b4f9e;
  --error: #a30014; --warning: #7a4a00; --info: #0b4f9e; }
@media (prefers-color-scheme: dark) { :root { --text: #ececec; --page: #16181c; --quiet: #23262c; --line: #7d838d;
  --link: #8fc1ff; --error: #ff9c9c; --warning: #ffc66b; --info: #8fc1ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, input:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; }
h1, h2, h3 { line-height: 1.25; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding-bottom: .25rem; }
th, td { border: 1px solid var(--line); padding: .25rem .75rem; text-align: left; }
td.number { text-align: right; }
fieldset { border: 1px solid var(--line); margin: 1rem 0; }
fieldset label { margin-right: 1.5rem; }
article { border-left: .4rem solid var(--line); background: var(--quiet); margin: 1rem 0; padding: .5rem 1rem; }
article.error { border-color: var(--error); }
article.warning { border-color: var(--warning); }
article.info { border-color: var(--info); }
article:target { outline: 3px solid var(--link); }
article h4 { margin: 0; }
.severity { font-weight: bold; }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
.info .severity { color: var(--info); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }
dt { font-weight: bold; }
dd { margin: 0; }
code, .place { font-family: ui-monospace, monospace; }
body:has(#show-error:not(:checked)) article.error, body:has(#show-warning:not(:checked)) article.warning,
body:has(#show-info:not(:checked)) article.info { display: none; }
@media print { .skip, fieldset { display: none; } body { max-width: none; } article { break-inside: avoid; } }
)css";

inline constexpr std::string_view STYLE_HASH = "sha256-PcpuEhBPp16RCcszDLT2Lu8qWktazIjxAdMedva0WgA=";

} // namespace zufi::report
