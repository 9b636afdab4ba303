# ruff: noqa: E501
"""Twenty-four more own-made pages, in the manner in which templates of content systems mark days, bodies and listings.

Each is (head, before the story, how a paragraph looks, how a heading looks, after the story). All were published on 9
March 2024 by the clock of their outlet; what else is dated on them was changed, is to come or is another story. The set
was written before the readers were tried on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from layouts import _COMMENTS, _FOOT, _LETTER, _MOST, _NAV, _RELATED, _SHARE, STORIES, H, P, _dressed

DAY = "2024-03-09"
_OTHERS = "".join(
    f"<article class=card><time datetime=2024-03-{n:02}>{n} March 2024</time><h3><a href=/{n}>Another story of the coast, number {n}</a></h3></article>"
    for n in (11, 10, 8, 7)
)
_DATES = [
    ("16 March 2024", "Open day of the dockyard", "Dockyard"),
    ("23 March 2024", "Concert of the sirens", "Quay three"),
    ("6 April 2024", "Race of the rowing boats", "Old basin"),
    ("20 April 2024", "Evening of sea songs", "Customs house"),
]

SYSTEMS: dict[str, tuple[str, str, str, str, str]] = {
    "blog of blocks with its date block": ("", f"<div class=wp-site-blocks><header class=wp-block-template-part>{_NAV}</header><main class='wp-block-group is-layout-flow'><h1 class=wp-block-post-title>TITLE</h1><div class=wp-block-post-date><time datetime='2024-03-09T08:00:00+01:00'>Mar 9, 2024</time></div><div class='entry-content wp-block-post-content is-layout-constrained'>", "<p class=wp-block-paragraph>{}</p>", "<h2 class=wp-block-heading>{}</h2>", f"</div><div class='wp-block-query alignwide'><ul class=wp-block-post-template><li class=wp-block-post><h3>The lighthouse in snow</h3><div class=wp-block-post-date><time datetime=2024-03-12>Mar 12</time></div></li></ul></div></main>{_FOOT}</div>"),
    "blog with the day inside the headline": ("", f"{_NAV}<article class='post type-post'><header class=entry-header><h1 class='entry-title single-page'>TITLE<span class=post-time>Posted: 2024-03-09</span></h1></header><div class=entry-content>", P, H, f"</div></article>{_COMMENTS}{_FOOT}"),
    "theme with a labelled day in the text": ("", f"{_NAV}<h1>TITLE</h1><article class=container><div class=entry-content><p class=info><b class=article-published>Published: </b> March 9, 2024</p>", P, H, f"</div></article>{_FOOT}"),
    "theme with day and clock apart": ("", f"{_NAV}<article class=entry-post><h1 class=entry-post__title>TITLE</h1><div class=date><div class=date__day>09.03.2024</div><div class=date__time>08:00</div></div><div class=entry-post__content>", P, H, f"</div></article><section class=more>{_OTHERS}</section>{_FOOT}"),
    "shop blog with the change first": ("", f"{_NAV}<div itemprop=blogPost itemscope itemtype='https://schema.org/BlogPosting'><h1 itemprop=headline>TITLE</h1><time itemprop=dateModified class=d-none>2024-03-11</time><time itemprop=datePublished datetime=2024-03-09 class=d-none>2024-03-09</time><span>9. Mar 2024</span><div itemprop=articleBody>", P, H, f"</div></div>{_FOOT}"),
    "plug-in for news with a long day in its data": ('<script type="application/ld+json">{"@context":"http://schema.org","@type":"Article","headline":"x","datePublished":"2024-03-09 08:00:00","dateCreated":"2024-03-01 10:00:00","dateModified":"2024-03-11 09:00:00"}</script>', f"{_NAV}<div class=NewsArticle><h1>TITLE</h1><p class=date>9 March 2024</p>", P, H, f"<p class=back><a href=/n>Back to News</a></p></div>{_FOOT}"),
    "site builder with words for the day": ("", f"{_NAV}<main><section class=page-section><article class='entry hentry'><div class=blog-item-top-wrapper><div class=blog-meta><time class='dt-published blog-meta-item blog-meta-item--date' datetime='Mar 9, 2024' pubdate>Mar 9</time></div><h1 class='entry-title entry-title--large'>TITLE</h1></div><div class=blog-item-content-wrapper><div class='blog-item-content e-content'><div class='sqs-block html-block'><div class=sqs-block-content>", "<p class='' style='white-space:pre-wrap;'>{}</p>", H, f"</div></div></div></div></article></section><section class=item-pagination><a href=/o><h2>Previous: Why gulls laugh</h2></a></section></main>{_FOOT}"),
    "site builder with hooks": ("<meta property='article:published_time' content='2024-03-09T07:00:00.000Z'><meta property='article:modified_time' content='2024-03-11T07:00:00.000Z'>", f"<div id=SITE_CONTAINER>{_NAV}<main><article><div data-hook=post-metadata><span data-hook=user-name>Ada Ost</span><span data-hook=time-ago title='Mar 9'>Mar 9</span><span data-hook=time-to-read>2 min read</span></div><h1 data-hook=post-title>TITLE</h1><section data-hook=post-description><div class=ricos>", "<div><div><p dir=auto><span><span>{}</span></span></p></div></div>", "<div><h2 dir=auto><span>{}</span></h2></div>", f"</div></section><div data-hook=post-footer><span>14 views</span><span>0 comments</span></div></article><section data-hook=related-posts><h2>Recent Posts</h2>{_OTHERS}</section></main>{_FOOT}</div>"),
    "publishing house with camel case": ("", f"<div class=ArticlePage>{_NAV}<main class=ArticlePage-main><div class=ArticlePage-headlineContainer><h1 class=ArticlePage-headline>TITLE</h1></div><div class=ArticlePage-byline><div class=ArticlePage-authors>By Ada Ost</div><div class=ArticlePage-datePublished>Published March 9, 2024 at 8:00 AM EST</div><div class=ArticlePage-dateModified>Updated March 11, 2024</div></div><div class=ArticlePage-articleBody><div class='RichTextArticleBody RichTextBody'>", P, H, f"</div></div><div class=ArticlePage-tags>Tags <a href=/t>Harbour</a></div></main>{_RELATED}{_FOOT}</div>"),
    "newspaper group with short classes": ("", f"{_NAV}<div class=b-right-rail><main class=c-stack><h1 class=b-headline>TITLE</h1><div class='c-stack b-single-chain'><span class='c-attribution b-byline'>By <a href=/a>Ada Ost</a></span><time as=time class='c-date b-date' datetime='2024-03-09T08:00:00Z'>March 09, 2024 at 8:00 am UTC</time></div><article class=b-article-body>", "<p class='c-paragraph'>{}</p>", "<h2 class=c-heading>{}</h2>", f"</article></main><aside class=c-stack><div class=b-results-list>{_OTHERS}</div></aside></div>{_FOOT}"),
    "company newsroom of components": ("<meta name=template content=newsroom-article><meta name=publish-date content='2024-03-09T08:00:00.000+01:00'>", f"<div class='root container responsivegrid'><div class='cmp-container'>{_NAV}<div class='title aem-GridColumn'><div class=cmp-title><h1 class=cmp-title__text>TITLE</h1></div></div><div class=text><div class=cmp-text><p class=dateline-date>9 March 2024</p></div></div>", "<div class='text aem-GridColumn'><div class=cmp-text><p>{}</p></div></div>", "<div class=title><div class=cmp-title><h2 class=cmp-title__text>{}</h2></div></div>", f"<div class='experiencefragment'><div class=cmp-teaser><h2 class=cmp-teaser__title>See our products</h2><div class=cmp-teaser__description>Ropes for every ship</div></div></div></div></div>{_FOOT}"),
    "town with a German label": ("", f"{_NAV}<div class='news news-single'><div class=article><div class=header><h1>TITLE</h1></div><p class=news-list-date>Veröffentlicht am 09.03.2024</p><div class=news-text-wrap>", P, "<h3>{}</h3>", f"</div><div class=news-backlink-wrap><a href=/z>Zurück</a></div></div></div>{_FOOT}"),
    "regional paper with a French label": ("", f"{_NAV}<article class=article-full><h1>TITLE</h1><p class=article-full__infos>Publié le 9 mars 2024 à 08h00, mis à jour le 11 mars 2024</p><div class=article-full__body-content>", P, H, f"</div></article>{_MOST}{_FOOT}"),
    "ministry with a definition list": ("", f"<div class=govuk-width-container>{_NAV}<main class=govuk-main-wrapper id=content><div class=gem-c-title><span>Press release</span><h1>TITLE</h1></div><div class=gem-c-metadata><dl><dt>From:</dt><dd>Harbour Office</dd><dt>Published</dt><dd>9 March 2024</dd><dt>Last updated</dt><dd>11 March 2024</dd></dl></div><div class=gem-c-govspeak>", P, H, f"</div><div class=app-c-published-dates>Published 9 March 2024<br>Last updated 11 March 2024</div></main></div>{_FOOT}"),
    "parliament in tables": ("<meta name=DCTERMS.issued content=2024-03-09 scheme=W3CDTF><meta name=DCTERMS.modified content=2024-03-11>", f"{_NAV}<div id=ContentBody><h2 class=title>TITLE</h2><div class=WordSection1>", "<p class=MsoNormal style='text-align:justify'><span lang=EN-GB>{}<o:p></o:p></span></p>", "<p class=MsoNormal><b><span>{}</span></b></p>", f"</div></div>{_FOOT}"),
    "app with its state in a script": ('<script type="application/ld+json">[{"@type":"NewsArticle","headline":"x","datePublished":"2024-03-09T08:00:00+01:00"}]</script>', f"<div id=__next>{_NAV}<div class=css-1a2b><h1 class=css-9x>TITLE</h1><div class=css-7y><span>4 min read</span></div><div class=css-4z>", "<div class=css-5q><p class=css-0k>{}</p></div>", "<div class=css-5q><h2 class=css-2m>{}</h2></div>", f"</div></div>{_FOOT}</div><script id=__NEXT_DATA__ type=application/json>{{\"date\":\"2024-03-12\"}}</script>"),
    "static site with a calendar day": ("<meta property='og:type' content=article>", f"<header>{_NAV}</header><main><article class=h-entry><h1 class=p-name>TITLE</h1><p class=meta><a class=u-url href=/x><time class=dt-published datetime=2024-03-09>9 Mar 2024</time></a> · <time class=dt-updated datetime=2024-03-11>11 Mar</time></p><div class=e-content>", P, H, f"</div></article></main>{_FOOT}"),
    "university with its press contact": ("", f"{_NAV}<main><nav class=breadcrumb>Home › News</nav><div class=field--name-title><h1>TITLE</h1></div><div class='field field--name-created'>Sat, 03/09/2024 - 08:00</div><div class='clearfix text-formatted field field--name-body field--type-text-with-summary'>", P, H, f"</div><div class='field field--name-field-contact'><h3>Contact</h3><p>Press office, room 12, phone 0123 456</p></div></main>{_LETTER}{_FOOT}"),
    "portal with the day in the address alone": ("<link rel=canonical href='https://ost.example/news/2024/03/09/story'>", f"{_NAV}<div class=story><h1>TITLE</h1><div class=lead></div><div class=story-body>", "<div class=story-par>{}</div>", "<h4>{}</h4>", f"</div></div><section class=later>{_OTHERS}</section>{_FOOT}"),
    "wire with a dateline": ("", f"{_NAV}<div class=release><h1>TITLE</h1><div class=release-text><p>LYON, March 9, 2024 (OSTWIRE) -- What follows was given out by the harbour office.</p>", P, H, f"</div><div class=release-foot>{_SHARE}</div></div>{_FOOT}"),
    "museum with teasers of dates": ("<meta name=date content=2024-03-09>", f"{_NAV}<main><article><h1>TITLE</h1><div class=rte>", P, H, "</div><h2>What is on</h2><div class=events-teasers>" + "".join(f"<a class=teaser href=/e><span class=teaser__date>{d}</span><span class=teaser__title>{n}</span><span class=teaser__place>{p}</span></a>" for d, n, p in _DATES) + f"</div></article></main>{_FOOT}"),
    "club with a grid of dates": ("<meta name=date content=2024-03-09>", f"{_NAV}<main><h1>TITLE</h1><div class=text>", P, H, "</div><h2>Our dates</h2><div class=grid>" + "".join(f"<div class=cell><div class=d>{d}</div><div class=n>{n}</div><div class=p>{p}</div></div>" for d, n, p in _DATES) + f"</div></main>{_FOOT}"),
    "parish with dates in views": ("<meta name=date content=2024-03-09>", f"{_NAV}<main><article><h1>TITLE</h1><div class=field--name-body>", P, H, "</div></article><div class=views-element-container><h2>Coming up</h2><div class=view-content>" + "".join(f"<div class=views-row><div class=views-field-date><span class=field-content>{d}</span></div><div class=views-field-title><span class=field-content><a href=/n>{n}</a></span></div><div class=views-field-place><div class=field-content>{p}</div></div></div>" for d, n, p in _DATES) + f"</div></div></main>{_FOOT}"),
    "council with a table of sittings": ("<meta name=date content=2024-03-09>", f"{_NAV}<main><h1>TITLE</h1><div class=text>", P, H, "<h2>Sittings</h2><table class=dates><tr><th>Day</th><th>What</th><th>Where</th></tr>" + "".join(f"<tr><td>{d}</td><td>{n}</td><td>{p}</td></tr>" for d, n, p in _DATES) + f"</table></div></main>{_FOOT}"),
}  # fmt: skip
_TOLD = {"wire with a dateline": "LYON, March 9, 2024 (OSTWIRE) -- What follows was given out by the harbour office.\n"}
_HEADED = {"museum with teasers of dates": "What is on", "club with a grid of dates": "Our dates", "parish with dates in views": "Coming up", "council with a table of sittings": "Sittings\nDay | What | Where"}  # fmt: skip


def gold() -> Iterator[dict[str, str]]:
    """One page of each system, the stories in turn: {"manner", "html", "url", "body", "published"}."""
    for number, (manner, (head, before, paragraph, heading, after)) in enumerate(SYSTEMS.items()):
        title, parts = list(STORIES.items())[(number + 2) % len(STORIES)]
        html = (
            f"<!DOCTYPE html><html lang=en><head><title>{title} | Ost</title>{head}</head><body>"
            f"{before.replace('TITLE', title)}{''.join(_dressed(parts, paragraph, heading))}{after}</body></html>"
        )
        body = _TOLD.get(manner, "") + "\n".join(words for _, words in parts)
        if manner in _HEADED:
            body += f"\n{_HEADED[manner]}\n" + "\n".join(" | ".join(row) for row in _DATES)
        yield {"manner": manner, "html": html, "url": "https://ost.example/s", "body": body, "published": DAY}
