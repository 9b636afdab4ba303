# ruff: noqa: E501
"""Own-made pages in the manner of forty-odd content systems and kinds of outlets: where each puts the day.

Every page was first published on 9 March 2024 by the clock of its outlet and changed on 11 March; each names 20 April as
the day of an event. A manner is (head, before the story, after the story, URL).
"""

from __future__ import annotations

DAY, LATER = "2024-03-09", "2024-03-11"
STORY = (
    "<p>The harbour museum will open its new hall to visitors on 20 April, its director said in front of the press.</p>"
    "<p>The hall shows boats from six hundred years, among them a ferry that was lifted from the river in 2009.</p>"
)


def _ld(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


def _meta(key: str, value: str, by: str = "property") -> str:
    return f'<meta {by}="{key}" content="{value}">'


MANNERS: dict[str, tuple[str, str, str, str]] = {
    "blog with SEO plug-in": (
        _ld(
            '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Ost"},{"@type":"WebPage",'
            f'"datePublished":"{DAY}T07:00:00+00:00","dateModified":"{LATER}T07:00:00+00:00"}}]}}'
        ),
        "", "", "/museum-opens/",
    ),
    "blog with open graph": (
        _meta("article:modified_time", f"{LATER}T10:00:00+00:00") + _meta("article:published_time", f"{DAY}T10:00:00+00:00"),
        "", "", "/p=12",
    ),
    "classic blog theme": (
        "", f'<span class="posted-on"><time class="entry-date published" datetime="{DAY}T08:00:00+01:00">9 March</time>'
        f'<time class="updated" datetime="{LATER}T08:00:00+01:00">11 March</time></span>', "", "/a",
    ),
    "blog with the day in the address": ("", "", "", "/2024/03/09/museum-opens/"),
    "hosted blog": ("", f'<abbr class="published" itemprop="datePublished" title="{DAY}T08:00:00-08:00">x</abbr>', "", "/b"),
    "newsletter platform": (
        _ld(f'{{"@type":"NewsArticle","headline":"Museum opens","datePublished":"{DAY}T13:02:11.123Z"}}'), "", "", "/p/m",
    ),
    "reading platform": (_meta("article:published_time", f"{DAY}T13:02:11.123Z"), "", "", "/@a/m-4f"),
    "modern publishing system": (
        _meta("article:published_time", f"{DAY}T08:00:00.000Z") + _meta("article:modified_time", f"{LATER}T08:00:00.000Z"),
        f'<time class="single-meta-date" datetime="{DAY}">Mar 9</time>', "", "/museum/",
    ),
    "municipal system with RDFa": (
        "", f'<span property="schema:dateCreated" content="{DAY}T08:00:00+00:00"></span>'
        f'<time class="datetime" datetime="{DAY}T08:00:00Z">9 March</time>', "", "/node/7",
    ),
    "Dublin Core": (_meta("DC.date", DAY, "name"), "", "", "/c"),
    "Dublin Core issued": (_meta("DC.date.issued", f"{DAY}T08:00", "name"), "", "", "/c"),
    "Dublin Core terms": (_meta("dcterms.created", DAY, "name") + _meta("dcterms.modified", LATER, "name"), "", "", "/c"),
    "joomla-like": ("", f'<dd class="published"><time datetime="{DAY}T08:00:00+01:00" itemprop="datePublished">x</time></dd>',
                    "", "/d"),
    "site builder": (_meta("datePublished", f"{DAY}T08:00:00+0100", "itemprop"), "", "", "/e"),
    "site builder with blog item": ("", f'<time class="blog-meta-item blog-item-meta--published" datetime="{DAY}">x</time>', "",
                                    "/e2"),
    "microdata article": (
        "", f'<div itemscope itemtype="https://schema.org/Article"><meta itemprop="datePublished" content="{DAY}"></div>',
        "", "/f",
    ),
    "broadcaster": (
        _ld(
            f'{{"@type":"ReportageNewsArticle","datePublished":"{DAY}T06:11:00.000Z","dateModified":"{LATER}T06:11:00Z",'
            '"publisher":{"@type":"NewsMediaOrganization","name":"Ost"}}'
        ),
        f'<time datetime="{LATER}T06:11:00Z">2 days ago</time>', "", "/news/1",
    ),
    "newspaper with parsely": (_meta("parsely-pub-date", f"{DAY}T06:11:00Z", "name"), "", "", "/g"),
    "newspaper with sailthru": (_meta("sailthru.date", f"{DAY} 08:00:00 -0500", "name"), "", "", "/g"),
    "newspaper with pubdate": (_meta("pubdate", f"{DAY}T08:00:00Z", "name"), "", "", "/g"),
    "newspaper with time pubdate": ("", f'<time pubdate datetime="{DAY}T08:00:00+02:00">Saturday</time>', "", "/g"),
    "agency": (_meta("date", f"{DAY}T08:00:00+07:00", "name"), "", "", "/story.vnp"),
    "agency with dateline": ("", "<p>LYON, March 9, 2024 (Ostwire) - A hall opens, the harbour museum said.</p>", "", "/s"),
    "press release wire": ("", "<p>LYON, France, March 9, 2024 /Ostwire/ -- The harbour museum opens a hall.</p>", "", "/s"),
    "JSON-LD as list": (_ld(f'[{{"@type":"Organization"}},{{"@type":"NewsArticle","datePublished":"{DAY}"}}]'), "", "", "/h"),
    "JSON-LD with type list": (_ld(f'{{"@type":["Article","NewsArticle"],"datePublished":"{DAY} 08:00:00"}}'), "", "", "/h"),
    "JSON-LD with http context": (
        _ld(f'{{"@context":"http://schema.org/","@type":"http://schema.org/NewsArticle","datePublished":"{DAY}"}}'),
        "", "", "/h",
    ),
    "JSON-LD with raw line breaks": (
        _ld(f'{{"@type":"BlogPosting","description":"one\ntwo","datePublished":"{DAY}T08:00:00+01:00"}}'), "", "", "/h",
    ),
    "JSON-LD with a CDATA mark": (
        _ld(f'//<![CDATA[\n{{"@type":"NewsArticle","datePublished":"{DAY}"}}\n//]]>'), "", "", "/h",
    ),
    "JSON-LD with a trailing semicolon": (_ld(f'{{"@type":"Article","datePublished":"{DAY}"}};'), "", "", "/h"),
    "JSON-LD nested main entity": (
        _ld(f'{{"@type":"WebPage","mainEntity":{{"@type":"NewsArticle","datePublished":"{DAY}T09:00:00Z"}}}}'), "", "", "/h",
    ),
    "JSON-LD with an event beside": (
        _ld('{"@type":"Event","name":"Hall opening","startDate":"2024-04-20"}')
        + _ld(f'{{"@type":"NewsArticle","datePublished":"{DAY}"}}'),
        "", "", "/h",
    ),
    "broken JSON-LD and a meta tag": (_ld('{"@type":"NewsArticle",') + _meta("og:article:published_time", DAY), "", "", "/i"),
    "scholarly": (_meta("citation_publication_date", DAY.replace("-", "/"), "name"), "", "", "/j"),
    "rnews": (_meta("rnews:datePublished", f"{DAY}T08:00:00"), "", "", "/k"),
    "compact digits": (_meta("publish_date", "20240309", "name"), "", "", "/k"),
    "time in the header": ("", f'<header><h1>Museum opens</h1><time datetime="{DAY}">9.3.</time></header>', "", "/l"),
    "German byline": ("", '<div class="date">Veröffentlicht am 09.03.2024, 08:00 Uhr</div>', "", "/m"),
    "English byline": ("", '<p class="byline">Published: 9 March 2024</p>', "", "/m"),
    "American byline": ("", '<div class="byline">By Ada Ost | Published March 9, 2024 at 8:00 AM</div>', "", "/m"),
    "compact day in the address": ("", "", "", "/news/20240309/museum.html"),
    "related stories carry other days": (
        _meta("article:published_time", f"{DAY}T08:00:00Z"), "",
        f'<aside><ul><li><time datetime="{LATER}">x</time><a href=/2024/03/11/z>Other</a></li></ul></aside>', "/n",
    ),
    "epoch in an empty field": (_meta("article:published_time", "1970-01-01T00:00:00Z") + _meta("date", DAY, "name"), "", "",
                                "/o"),
    "unfilled template": (_meta("article:published_time", "{{ date }}") + _meta("pubdate", DAY, "name"), "", "", "/o"),
}  # fmt: skip


def page(manner: str) -> tuple[str, str]:
    """(HTML, URL) of the page in that manner."""
    head, before, after, path = MANNERS[manner]
    html = (
        f"<!DOCTYPE html><html lang=en><head><title>Museum opens | Ost</title>{head}</head><body><nav>Home</nav>"
        f"<article>{'' if '<h1>' in before else '<h1>Museum opens</h1>'}{before}{STORY}</article>{after}"
        "<footer>© 2019 Ost</footer></body></html>"
    )
    return html, f"https://ost.example{path}"
