# SPDX-License-Identifier: Apache-2.0
"""What a page needs so that everybody can read it, and so that nothing in it acts: faults(html) tells what is missing."""
import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "hr", "link", "img"}
LABELLED = {"section", "article", "nav"}
LEAST_CONTRAST = 4.5
TEXT_PAIRS = [(text, ground) for text in ("text", "link", "error", "warning", "info") for ground in ("page", "quiet")]
EDGE_PAIRS = [("line", "page"), ("line", "quiet")]  # of boxes and fields: 3 to 1
RULES = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'"


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.texts = [], [], {}
        self.mistakes = []
        self.feed(html)
        self.close()
        if self.open:
            self.mistakes.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.texts[len(self.tags) - 1] = ""
        if tag not in VOID:
            self.open.append((tag, len(self.tags) - 1))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.mistakes.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        for _, index in self.open:
            self.texts[index] += data

    def named(self, *names):
        return [(attributes, self.texts[i]) for i, (tag, attributes) in enumerate(self.tags) if tag in names]


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour_faults(style):
    schemes = re.findall(r":root \{([^}]*)\}", style)
    if len(schemes) != 2:
        yield f"{len(schemes)} colour schemes, not a light and a dark one"
    for name, scheme in zip(("light", "dark"), schemes):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))
        for pairs, least in ((TEXT_PAIRS, LEAST_CONTRAST), (EDGE_PAIRS, 3)):
            for one, other in pairs:
                if one not in colours or other not in colours:
                    yield f"{name}: no colour {one} or {other}"
                elif contrast(colours[one], colours[other]) < least:
                    yield f"{name}: {one} on {other} has a contrast of {contrast(colours[one], colours[other]):.2f}"
    if "@media print" not in style:
        yield "no style for print"


def name_faults(page):
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    if len(ids) != len(set(ids)):
        yield "an id stands there twice"
    if any(re.search(r"[\t\n\f\r]", identifier) or not identifier for identifier in ids):
        yield "an id holds a line end, or nothing"
    for tag, attributes in page.tags:
        target = attributes.get("href", "")
        if tag == "a" and (not target.startswith("#") or target[1:] not in ids):
            yield f"the link {target!r} leads nowhere, or out of the page"
        label = attributes.get("aria-labelledby")
        if tag in LABELLED and label not in ids and not attributes.get("aria-label"):
            yield f"<{tag}> has no name"
    labels = {attributes.get("for") for attributes, text in page.named("label") if text.strip()}
    for attributes, _ in page.named("input"):
        if attributes.get("id") not in labels:
            yield "a field without a label"
    for attributes, text in page.named("a"):
        if not (attributes.get("aria-label") or text).strip():
            yield "a link without a name"
    if len(page.named("fieldset")) != len(page.named("legend")):
        yield "a group of fields without a legend"


def structure_faults(page):
    html = page.named("html")
    if len(html) != 1 or html[0][0].get("lang") not in {"de", "en"}:
        yield "no language"
    if [text.strip() for _, text in page.named("title")].count("") or len(page.named("title")) != 1:
        yield "no title"
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "not one first heading"
    if any(after > before + 1 for before, after in zip(levels, levels[1:])):
        yield "a level of headings is left out"
    if len(page.named("main")) != 1 or not any(attributes.get("class") == "skip" for attributes, _ in page.named("a")):
        yield "no main part, or no way to skip to it"
    if any(attributes.get("scope") not in {"col", "row"} for attributes, _ in page.named("th")):
        yield "a heading of a table without scope"
    if len(page.named("table")) != len(page.named("caption")):
        yield "a table without caption"
    if any(not attributes.get("alt") for attributes, _ in page.named("img")):
        yield "a picture without a text"


def acting_faults(page):
    for tag, attributes in page.tags:
        if tag in {"script", "iframe", "object", "embed", "form", "base", "link", "img"}:
            yield f"<{tag}> in the page"
        for name in attributes:
            if name.startswith("on") or name in {"src", "style", "srcset", "action"}:
                yield f"{name}= in the page"
    styles = page.named("style")
    policies = [attributes.get("content") for attributes, _ in page.named("meta")
                if attributes.get("http-equiv") == "Content-Security-Policy"]
    if len(styles) != 1:
        yield "not one style"
        return
    digest = base64.b64encode(hashlib.sha256(styles[0][1].encode()).digest()).decode()
    if policies != [RULES.format("sha256-" + digest)]:
        yield f"the policy does not allow this style alone: sha256-{digest}"
    if re.search(r"url\(|@import|expression", styles[0][1]):
        yield "the style takes something from outside"


def faults(html):
    page = Page(html)
    found = [*page.mistakes, *structure_faults(page), *name_faults(page), *acting_faults(page)]
    styles = page.named("style")
    return found + list(colour_faults(styles[0][1] if styles else ""))


# A fault of each kind, made in a sound page.
CONTROLS = [("lang=\"de\"", ""), ("<title>", "<title></title><title>"), ("<h2 id=\"findings\"", "<h4 id=\"findings\""),
            ("scope=\"col\"", ""), ("<label for=\"show-error\">", "<label>"), ("aria-labelledby=\"overview\"", ""),
            ("href=\"#code-", "href=\"#elsewhere-"), ("<caption>", "<b>"), ("<main>", "<main><script>1</script>"),
            ("<main>", "<main onclick=\"x\">"), ("--text: #1a1a1a", "--text: #9a9a9a"), ("style-src 'sha256-", "style-src 'sha256-x"),
            ("href=\"#findings\"", "href=\"https://example.org\""), ("</article>", ""), ("id=\"findings\"", "id=\"overview\"")]


def controls_not_noticed(html):
    for old, new in CONTROLS:
        if old not in html or not faults(html.replace(old, new, 1)):
            yield f"control {old} → {new} was not noticed"
