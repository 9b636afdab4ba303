# ruff: noqa: E501
"""Thirty-six own-made pages in the manner of different content systems, each with its story as plain text for gold.

A layout is (before the story, after it, how a paragraph looks, how a heading looks). What stands before and after is
what such pages have there: menus, bylines, captions, shares, teasers, related and most read stories, forms, comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

Part = tuple[str, str]  # "p", "h", "li", "q" or "row", and words; cells of a row are apart by " | "

STORIES: dict[str, list[Part]] = {
    "The old rope walk becomes a school of crafts": [
        ("p", "The rope walk at the harbour, which has stood empty since the last ship of hemp came in, will become a school of crafts. The city council agreed on Monday night to the plans of two young architects, with three votes against."),
        ("p", "From the autumn of next year a hundred pupils are to learn there how boats are built, how sails are sewn and how a clock is kept going. The long hall, three hundred metres from door to door, keeps its wooden floor and its smell of tar."),
        ("h", "A house without stairs"),
        ("p", "The architects want to do without stairs altogether. Ramps lead to the galleries, so that a boat on wheels can be pushed to wherever it is needed, and so can everybody who sits in a chair."),
        ("q", "We did not want to draw a school, we wanted to draw a walk, one of them said after the vote."),
        ("p", "The works cost nine million, of which the state pays four. The rest is to come from a foundation, from the sale of two warehouses and from the pupils themselves, who will build their own benches."),
        ("h", "Doubts about the noise"),
        ("p", "Those who live beside the hall fear for their sleep. A saw is a saw, said a pensioner who has looked at the harbour from the same window for fifty years, and a hammer is a hammer."),
        ("p", "The council promised walls of cork and a rest from one to three. Whether that is enough is to be measured in the first summer, and the measures are to be read out in public."),
    ],
    "Night train to the north runs again": [
        ("p", "After eleven years a night train runs again to the far north. It leaves the capital at a quarter past nine in the evening and reaches the sea shortly before noon, if the snow lets it."),
        ("p", "The carriages are second hand and come from three countries. In the workshop of the railway they were given new beds, new heating and a bar with a counter of birch."),
        ("p", "A bed in a cabin for four costs about as much as a room in a plain hotel. The first trains are sold out, a speaker of the railway said, and the trains at Christmas nearly so."),
        ("p", "Critics point out that the line has a single track for most of the way. A goods train with a broken axle can hold up everybody until the morning, as it did in the last winter of the old night train."),
        ("p", "The railway answers that it has bought two strong engines, which wait in the mountains day and night with their drivers asleep beside them."),
    ],
    "What the choir of the fishermen needs for its tour": [
        ("p", "The choir of the fishermen goes on tour for the first time, and much is still missing. A list hangs in the shop of the harbour, and whoever has something to give is asked to write a name beside it."),
        ("li", "a bus with at least forty seats and room for two double basses"),
        ("li", "somebody who speaks Portuguese and can sing the second tenor"),
        ("li", "forty blue jerseys without holes, in all sizes"),
        ("p", "The choir sings in nine towns, mostly in churches, once in a hall for fish auctions and once, if the wind allows it, on the deck of a ferry."),
        ("p", "Its oldest member is eighty-eight and has sung in it since he was a boy. He will take his own chair along, he said, because he knows what chairs are like elsewhere."),
    ],
    "Calendar of the science days": [
        ("p", "The science days of the university open laboratories that are closed for the rest of the year. Everybody may come, and nobody has to know anything beforehand."),
        ("row", "Monday | How ice remembers | Hall of physics"),
        ("row", "Tuesday | The grammar of gulls | Old library"),
        ("row", "Wednesday | A bridge made of paper | Workshop"),
        ("p", "Places are few in the workshop, where everybody builds a bridge and stands on it. It is best to come early and to wear shoes that may get wet."),
        ("p", "The university has held the science days since the year in which its observatory burned down, in order to show what was left, as its first rector wrote."),
    ],
    "Fewer eels in the river": [
        ("p", "Fewer eels than ever came up the river in spring. The wardens counted four hundred at the weir, where there were six thousand only twenty years ago."),
        ("p", "They blame the turbines below the town and the warm summers."),
    ],
    "A letter comes home after ninety years": [
        ("p", "A letter that a sailor wrote to his sister has been delivered after ninety years. It had slipped behind a panel in the post office of a small port, and was found when the panel was torn out to make room for a lift."),
        ("p", "The sister died long ago, but her granddaughter lives in the same house, behind the same blue door. The postman rang twice, as the instructions for registered letters demand, and read the address aloud."),
        ("p", "In the letter the sailor asks for socks, praises the food and complains about a parrot that knows only one word. Which word it was, the granddaughter does not want to tell."),
        ("p", "The post office has decided not to ask for the postage that was missing. It was two pence, and with interest it would be rather more today, its manager said with a straight face."),
        ("p", "The letter is to hang in the hall of the post office for a month, beside the new lift. After that it goes back to the house with the blue door."),
    ],
}  # fmt: skip

_NAV = "<nav><ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li><li><a href=/more>More</a></li></ul></nav>"
_FOOT = "<footer><p>© 2024 Ost Media. All rights reserved.</p><ul><li><a href=/i>Imprint</a></li><li><a href=/p>Privacy</a></li></ul></footer>"
_COOKIE = '<div id="cookie-banner" class="cookie-consent"><p>We and our 312 partners store cookies. You may agree or go on to the settings.</p><button>Agree</button></div>'
_SHARE = '<div class="share social-share"><a href=#>Share</a> <a href=#>Tweet</a> <a href=#>Mail</a></div>'
_FIGURE = "<figure><img src=a.jpg alt=''><figcaption>The harbour in the evening light. Photo: Ada Ost / Ost Media</figcaption></figure>"
_RELATED = '<aside class="related"><h3>Related stories</h3><ul><li><a href=/1>Storm takes the roof of the cinema</a></li><li><a href=/2>How the lighthouse got its stripes</a></li><li><a href=/3>Eleven questions for the new mayor</a></li></ul></aside>'
_MOST = '<div class="most-read widget"><h4>Most read</h4><ol><li><a href=/4>Man finds whale bone in cellar</a></li><li><a href=/5>Rents rise in the east</a></li><li><a href=/6>Race on 30 May: all streets that are closed</a></li></ol></div>'
_LETTER = '<div class="newsletter-signup"><h4>Our newsletter</h4><p>Get the best of the week in your mail every Friday.</p><form><input name=m><button>Subscribe</button></form></div>'
_COMMENTS = '<section id="comments" class="comments-area"><h3>2 comments</h3><ol class="comment-list"><li class="comment"><p>My uncle worked there and always said this would happen.</p></li><li class="comment"><p>See you all at the party on 12 June!</p></li></ol></section>'
_AUTHOR = (
    '<div class="author-box"><h4>Ada Ost</h4><p>Ada Ost writes about the coast and everything that swims.</p></div>'
)
_TAGS = '<div class="tags post-tags"><a href=/t/harbour>harbour</a> <a href=/t/city>city</a></div>'
_MORE = '<div class="read-more-teaser"><a href=/7>Read also: The last ferryman of the sound tells of his life</a></div>'

Layout = tuple[str, str, str, str]
P, H = "<p>{}</p>", "<h2>{}</h2>"
LAYOUTS: dict[str, Layout] = {
    "classic blog": (f"{_NAV}<div id=content><article class='post hentry'><header class=entry-header><h1 class=entry-title>TITLE</h1><div class=entry-meta>By <a href=/a>Ada Ost</a> on 9 March 2024</div></header><div class=entry-content>", f"</div><footer class=entry-footer>{_TAGS}</footer></article>{_COMMENTS}</div><div id=sidebar>{_MOST}{_LETTER}</div>{_FOOT}", P, H),
    "blog with blocks": (f"<header>{_NAV}</header><main class=wp-block-group><h1 class=wp-block-post-title>TITLE</h1>{_FIGURE}<div class='entry-content wp-block-post-content'>", f"</div>{_SHARE}{_AUTHOR}{_COMMENTS}</main>{_FOOT}", '<p class="has-text-align-left">{}</p>', '<h2 class="wp-block-heading">{}</h2>'),
    "page builder": (f"{_NAV}<div class=elementor><div class=elementor-section><div class=elementor-widget-heading><h1>TITLE</h1></div><div class='elementor-widget-theme-post-content'><div class=elementor-widget-container>", f"</div></div></div></div>{_RELATED}{_FOOT}", P, H),
    "joomla-like": (f"{_NAV}<div class=item-page itemscope itemtype='https://schema.org/Article'><div class=page-header><h2 itemprop=headline>TITLE</h2></div><dl class=article-info><dd class=createdby>Written by Ada Ost</dd><dd class=hits>Hits: 412</dd></dl><div itemprop=articleBody>", f"</div><ul class='pager pagenav'><li><a href=/p>Prev</a></li><li><a href=/n>Next</a></li></ul></div>{_FOOT}", P, "<h3>{}</h3>"),
    "drupal-like": (f"{_NAV}<article class='node node--type-article'><h1 class=page-title>TITLE</h1><div class=node__submitted>Submitted by ost on Sat, 03/09/2024</div><div class=node__content><div class='field field--name-body'>", f"</div><div class='field field--name-field-tags'>{_TAGS}</div></div></article>{_COMMENTS}{_FOOT}", P, H),
    "typo3-like": (f"{_NAV}<div id=c12 class='frame frame-default'><div class='news news-single'><div class=article itemscope itemtype='http://schema.org/Article'><div class=header><h1>TITLE</h1></div><div class=teaser-text></div><div class=news-text-wrap itemprop=articleBody>", f"</div></div></div></div>{_RELATED}{_FOOT}", '<p class="bodytext">{}</p>', "<h3>{}</h3>"),
    "hosted blog": ("<div class=main-inner><div class='post-outer'><div class=post><h3 class='post-title entry-title'>TITLE</h3><div class='post-body entry-content'>", f"</div><div class=post-footer>Posted by Ada at 8:00 AM {_SHARE}</div></div></div>{_COMMENTS}</div><div class=sidebar>{_MOST}</div>", "{}<br><br>", "<b>{}</b><br>"),
    "reading platform": ("<div id=root><article><div class=meteredContent><section><h1>TITLE</h1><div class=byline><a href=/@a>Ada Ost</a> · 6 min read · Follow</div>", "</section></div></article><div><h2>More from Ada Ost</h2><div><h3>Why gulls laugh</h3></div></div></div>", '<p class="pw-post-body-paragraph">{}</p>', "<h1>{}</h1>"),
    "newsletter platform": (f"<div class=single-post><article class='newsletter-post post'><h1 class='post-title published'>TITLE</h1><h3 class=subtitle></h3>{_SHARE}<div class=available-content><div class='body markup'>", f"</div></div>{_LETTER}</article></div><div class=comments-page>{_COMMENTS}</div>{_FOOT}", "<p><span>{}</span></p>", H),
    "publishing system": (f"<div class=gh-viewport>{_NAV}<main class=gh-main><article class='gh-article post'><header class=gh-article-header><h1>TITLE</h1></header><section class='gh-content gh-canvas'>", f"</section></article><div class=gh-comments>{_COMMENTS}</div></main>{_FOOT}</div>", P, H),
    "site builder with divs": (f"{_NAV}<div class=sqs-layout><article class=entry><div class='blog-item-title'><h1>TITLE</h1></div><div class='blog-item-content'><div class=sqs-block-content>", f"</div></div></article></div>{_LETTER}{_FOOT}", '<p style="white-space:pre-wrap;">{}</p>', H),
    "site builder with spans": (f"<div id=SITE_CONTAINER>{_NAV}<main><article><h1 class=post-title>TITLE</h1><div class=post-content__body>", f"</div></article><section><h2>Recent Posts</h2><div><a href=/x>The lighthouse in snow</a></div></section></main>{_FOOT}</div>", '<p class="rich"><span><span>{}</span></span></p>', H),
    "big newspaper": (f"{_COOKIE}{_NAV}<main><article id=story><header><h1>TITLE</h1><div class=byline>By <span>Ada Ost</span>, reporting from the coast</div></header>{_FIGURE}<section name=articleBody><div class='StoryBodyCompanionColumn'>", f"</div></section></article>{_MOST}</main>{_FOOT}", '<p class="css-at9mc1">{}</p>', '<h2 class="css-13o6u42">{}</h2>'),
    "newspaper with teasers inside": (f"{_NAV}<article class=article><h1 class=article__headline>TITLE</h1><div class=article__body>", f"{_MORE}</div>{_SHARE}</article>{_RELATED}{_FOOT}", '<p class="article__paragraph">{}</p>', '<h2 class="article__subheading">{}</h2>'),
    "broadcaster": (f"{_NAV}<main id=main-content><article><header><h1>TITLE</h1></header><div data-component=byline-block>Ada Ost<br>Coast correspondent</div>", f"<section data-component=links-block>{_RELATED}</section></article>{_MOST}</main>{_FOOT}", '<div data-component="text-block"><p>{}</p></div>', '<div data-component="subheadline-block"><h2>{}</h2></div>'),
    "public broadcaster": (f"{_NAV}<div id=storytext class='storytext storylocation'><div class=storytitle><h1>TITLE</h1></div><div class='bucketwrap image'>{_FIGURE}</div>", f"</div><aside id=end>{_LETTER}</aside>{_FOOT}", P, '<h3 class="edTag">{}</h3>'),
    "agency": (f"{_NAV}<div class=ArticleBodyWrapper><h1 class=headline>TITLE</h1><div class=ArticleBody__content>", f"<div class=Attribution><p>Reporting by Ada Ost; editing by Bo West</p></div></div></div>{_RELATED}{_FOOT}", '<p class="Paragraph-paragraph">{}</p>', '<h3 class="Headline-headline">{}</h3>'),
    "press release wire": (f"{_NAV}<main><section class='release-body container'><div class=row><div class='col-sm-10'><h1>TITLE</h1>", f"<p>SOURCE Ost Media</p></div></div></section><div class=more-releases><h2>More Releases From This Source</h2><a href=/r>Ost Media names a treasurer</a></div></main>{_FOOT}", P, "<p><b>{}</b></p>"),
    "tabloid": (f"{_COOKIE}{_NAV}<div class=article-header><h1>TITLE</h1></div>{_SHARE}<div class=article-body>{_FIGURE}", f"{_MORE}</div>{_MOST}{_RELATED}{_COMMENTS}{_FOOT}", '<p class="mol-para-with-font">{}</p>', "<h3>{}</h3>"),
    "municipal portal": (f"<div id=skip><a href=#main>Jump to the content</a></div>{_NAV}<div class=breadcrumb>You are here: Home › News</div><div id=main role=main><h1>TITLE</h1><div class=content>", f"</div><div class=contact><h2>Contact</h2><p>Town hall, Room 12, open on weekdays</p></div></div>{_FOOT}", P, H),
    "table layout": ("<table width=100%><tr><td width=160><a href=/>Home</a><br><a href=/n>News</a><br><a href=/l>Links</a></td><td><h1>TITLE</h1>", "</td></tr></table><center><font size=1>Last changed by the webmaster</font></center>", P, "<h3>{}</h3>"),
    "line breaks only": ("<div id=menu><a href=/>Home</a> | <a href=/n>News</a></div><div id=inhalt><h1>TITLE</h1>", "</div><div id=fuss>© Ost</div>", "{}<br><br>", "<strong>{}</strong><br>"),
    "divs only": (f"{_NAV}<div class=article-content><h1>TITLE</h1>", f"</div>{_FOOT}", "<div class=para>{}</div>", "<div class=subhead>{}</div>"),
    "encyclopaedia": (f"<div id=mw-navigation>{_NAV}</div><div id=content class=mw-body><h1 id=firstHeading>TITLE</h1><div id=bodyContent><div id=siteSub>From the free encyclopaedia</div><div id=mw-content-text><div class=mw-parser-output>", f"</div></div><div id=catlinks>Categories: Harbours</div></div></div>{_FOOT}", P, '<h2><span class="mw-headline">{}</span></h2>'),
    "documentation": ("<nav class=wy-nav-side><ul><li><a href=1>Install</a></li><li><a href=2>Use</a></li></ul></nav><section class=wy-nav-content-wrap><div role=main class=document><div itemprop=articleBody><section id=s><h1>TITLE<a class=headerlink href=#s>¶</a></h1>", "</section></div></div><footer><a href=n>Next</a><p>Built with a theme.</p></footer></section>", P, H),
    "university news": (f"{_NAV}<main><div class=news-detail><div class=news-detail__header><h1>TITLE</h1><span class=date>9 March 2024</span></div><div class=news-detail__text>", f"</div><div class=contact-box><h3>Media contact</h3><p>Press office, phone 0123</p></div></div></main>{_FOOT}", P, H),
    "amp page": ("<header class=amp-header><a href=/>Ost</a></header><article class=amp-wp-article><header class=amp-wp-article-header><h1 class=amp-wp-title>TITLE</h1></header><div class=amp-wp-article-content>", f"</div><footer class=amp-wp-article-footer>{_TAGS}</footer></article>{_FOOT}", P, H),
    "live blog with one entry": (f"{_NAV}<main><h1>TITLE</h1><div class=live-blog><div class=live-blog-post>", f"</div></div>{_RELATED}</main>{_FOOT}", P, H),
    "article in a section": (f"{_NAV}<section class=article-section><header><h1>TITLE</h1></header><div class=rich-text>", f"</div></section>{_LETTER}{_FOOT}", P, H),
    "church bulletin": ("<div id=wrapper><div id=header><h2>St. Ost</h2></div><div id=nav><a href=/>Home</a> <a href=/m>Masses</a></div><div id=main><h2>TITLE</h2>", "</div><div id=side><h3>Masses</h3><p>Sunday 10 a.m.</p></div><div id=bottom>St. Ost parish</div></div>", P, "<h3>{}</h3>"),
    "club page in a frame of tables": ("<table><tr><td colspan=2><img src=logo.gif alt=logo></td></tr><tr><td><ul><li><a href=1>Club</a></li><li><a href=2>Dates</a></li></ul></td><td class=content><h2>TITLE</h2>", "</td></tr><tr><td colspan=2>Counter: 001284</td></tr></table>", P, "<p><b>{}</b></p>"),
    "shop with a magazine": (f"{_NAV}<div class=cart>Cart (0)</div><div class=article-template><h1 class=article-template__title>TITLE</h1><div class='article-template__content rte'>", f"</div></div><div class=product-recommendations><h2>You may also like</h2><p>Mug with a gull, 12.00</p></div>{_FOOT}", P, H),
    "forum thread": (f"{_NAV}<div class=topic><h1>TITLE</h1><div class='post first'><div class=author>ada</div><div class='post-content message'>", f"</div></div></div>{_FOOT}", P, H),
    "static site": ("<header><a href=/>ost</a></header><main><article class=prose><h1>TITLE</h1><time datetime=2024-03-09>9 March</time>", "</article></main><footer>made by hand</footer>", P, H),
    "paywalled newspaper": (f"{_COOKIE}{_NAV}<article><h1>TITLE</h1>{_FIGURE}<div class='article-body paywall'>", f"</div><div class=paywall-offer><h3>Go on reading</h3><p>Four weeks for one crown, then nine crowns a week.</p></div></article>{_RELATED}{_FOOT}", P, H),
    "local weekly": (f"{_NAV}<div class=td-post-content-wrap><h1 class=entry-title>TITLE</h1>{_SHARE}<div class='td-post-content tagdiv-type'>{_FIGURE}", f"</div>{_AUTHOR}<div class=td_block_related_posts><h4>RELATED ARTICLES</h4><h3><a href=/8>Bakery wins a medal for rye</a></h3></div></div>{_COMMENTS}{_FOOT}", P, H),
}  # fmt: skip


def gold() -> Iterator[dict[str, str]]:
    """One page of each layout, the stories in turn: {"manner", "html", "body"}; the body is without the title."""
    for number, (manner, (before, after, paragraph, heading)) in enumerate(LAYOUTS.items()):
        title, parts = list(STORIES.items())[number % len(STORIES)]
        told = "".join(_dressed(parts, paragraph, heading))
        html = (
            f"<!DOCTYPE html><html lang=en><head><title>{title} | Ost</title></head><body>"
            f"{before.replace('TITLE', title)}{told}{after}</body></html>"
        )
        yield {"manner": manner, "html": html, "body": "\n".join(words for _, words in parts)}


def _dressed(parts: list[Part], paragraph: str, heading: str) -> Iterator[str]:
    before = ""
    for kind, words in [*parts, ("", "")]:
        if before != kind:
            yield {"li": "</ul>", "row": "</table>"}.get(before, "")
            yield {"li": "<ul>", "row": "<table>"}.get(kind, "")
        if kind == "row":
            yield f"<tr><td>{'</td><td>'.join(map(escape, words.split(' | ')))}</td></tr>"
        elif kind:
            looks = {"p": paragraph, "h": heading, "li": "<li>{}</li>", "q": "<blockquote><p>{}</p></blockquote>"}
            yield looks[kind].format(escape(words))
        before = kind
