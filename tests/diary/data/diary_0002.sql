-- A diary as the second form kept it: PRAGMA application_id and user_version, then its dump.
PRAGMA application_id = 1685549669;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE articles (
    id TEXT COLLATE BINARY PRIMARY KEY,
    day TEXT NOT NULL,
    content TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "articles" VALUES('old-1','2020-01-10','6b5ad494dd88aa2996c21be45ac9adee','{"id":"old-1","title":"old-1","text":"old-1\n36th ASEAN Summit 36th ASEAN Summit","blocks":[{"span":{"start":0,"end":5},"role":"title"}],"anchor":{"day":"2020-01-10"},"outlet":"Coast News"}');
INSERT INTO "articles" VALUES('old-2','2020-03-19','b41b5713221a6eb0115ff8330ac8ca41','{"id":"old-2","title":"old-2","text":"old-2\n36th ASEAN Summit 36th ASEAN Summit 36th ASEAN Summit 36th ASEAN Summit","blocks":[{"span":{"start":0,"end":5},"role":"title"}],"anchor":{"day":"2020-03-19"}}');
CREATE TABLE claims (
    mark TEXT COLLATE BINARY PRIMARY KEY,
    uid TEXT COLLATE BINARY NOT NULL,
    born BIGINT NOT NULL
);
INSERT INTO "claims" VALUES('a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire','a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire',1);
CREATE TABLE events (
    uid TEXT COLLATE BINARY PRIMARY KEY,
    root TEXT COLLATE BINARY NOT NULL,
    first TEXT COLLATE BINARY NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "events" VALUES('a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire','20200110 old-1 0000','2020-06-01','{"uid":"a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire","draft":{"title":"36th ASEAN Summit","when":{"start":"2020-06-01","end":"2020-06-30","precision":"month"},"status":"scheduled","kind":"conference","confidence":0.9,"evidence":[{"article":"","span":{"start":0,"end":17},"quote":"36th ASEAN Summit","supports":"title","by":"hand"},{"article":"","span":{"start":200,"end":217},"quote":"36th ASEAN Summit","supports":"when","by":"hand"},{"article":"","span":{"start":0,"end":17},"quote":"36th ASEAN Summit","supports":"when","by":"hand"}],"place":{"text":"Da Nang"}},"sequence":1,"created":"2020-01-10T00:00:00+00:00","changed":"2020-03-19T00:00:00+00:00","reports":[{"article":"old-1","title":"old-1","published":"2020-01-10","outlet":"Coast News"},{"article":"old-2","title":"old-2","published":"2020-03-19"}],"history":[{"at":"2020-01-10T00:00:00+00:00","action":"created","article":"old-1","told":{"start":"2020-04-06","end":"2020-04-09"},"quote":"36th ASEAN Summit"},{"at":"2020-03-19T00:00:00+00:00","action":"moved","article":"old-2","note":"from 2020-04-06 to 2020-04-09 to a month (2020-06-01 to 2020-06-30): explicit","sequence":1,"told":{"start":"2020-06-01","end":"2020-06-30","precision":"month"},"quote":"36th ASEAN Summit"}]}');
CREATE TABLE floors (
    uid TEXT COLLATE BINARY PRIMARY KEY,
    sequence BIGINT NOT NULL,
    face TEXT NOT NULL,
    changed TEXT NOT NULL
);
INSERT INTO "floors" VALUES('a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire',1,'2c86e1b74cb96aa3ce7d7a047043b58a','2020-03-19T00:00:00.000000+00:00');
CREATE TABLE journal (
    line BIGINT PRIMARY KEY,
    at TEXT COLLATE BINARY NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "journal" VALUES(1,'2026-01-01T00:00:00.000000+00:00','{"at":"2026-01-01T00:00:00+00:00","uid":"a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire","action":"new","title":"36th ASEAN Summit","now":{"start":"2020-04-06","end":"2020-04-09"}}');
INSERT INTO "journal" VALUES(2,'2026-01-01T00:00:00.000000+00:00','{"at":"2026-01-01T00:00:00+00:00","uid":"a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire","action":"moved","title":"36th ASEAN Summit","was":{"start":"2020-04-06","end":"2020-04-09"},"now":{"start":"2020-06-01","end":"2020-06-30","precision":"month"},"note":"moved: from 2020-04-06 to 2020-04-09 to a month (2020-06-01 to 2020-06-30): explicit"}');
CREATE TABLE mentions (
    place TEXT COLLATE BINARY PRIMARY KEY,
    article TEXT COLLATE BINARY NOT NULL,
    mark TEXT COLLATE BINARY NOT NULL,
    parent TEXT COLLATE BINARY,
    root TEXT COLLATE BINARY NOT NULL,
    because TEXT NOT NULL,
    sight TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "mentions" VALUES('20200110 old-1 0000','old-1','a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire',NULL,'20200110 old-1 0000','','{"names":["36th ASEAN Summit"],"edition":36,"when":{"start":"2020-04-06","end":"2020-04-09"},"called_off":false,"place":{"text":"Da Nang"},"kind":"conference","serial":false,"published":"2020-01-10"}','{"order":"20200110 old-1 0000","mark":"a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire","report":{"article":"old-1","title":"old-1","published":"2020-01-10","outlet":"Coast News"},"draft":{"title":"36th ASEAN Summit","when":{"start":"2020-04-06","end":"2020-04-09"},"status":"scheduled","kind":"conference","confidence":0.9,"evidence":[{"article":"","span":{"start":0,"end":17},"quote":"36th ASEAN Summit","supports":"title","by":"hand"},{"article":"","span":{"start":0,"end":17},"quote":"36th ASEAN Summit","supports":"when","by":"hand"}],"place":{"text":"Da Nang"}}}');
INSERT INTO "mentions" VALUES('20200319 old-2 0000','old-2','40dd4f38-df50-5cc3-9cb1-9021c3d6f503@datewire','20200110 old-1 0000','20200110 old-1 0000','edition +25 (both have number 36); kind +5 (both conference); time +25 (both 2020-04-06); same name +70 (asean summit)','{"names":["36th ASEAN Summit"],"edition":36,"when":{"start":"2020-04-06","end":"2020-04-09"},"called_off":true,"place":{"text":"Da Nang"},"kind":"conference","serial":false,"published":"2020-03-19"}','{"order":"20200319 old-2 0000","mark":"40dd4f38-df50-5cc3-9cb1-9021c3d6f503@datewire","report":{"article":"old-2","title":"old-2","published":"2020-03-19"},"draft":{"title":"36th ASEAN Summit","when":{"start":"2020-04-06","end":"2020-04-09"},"status":"postponed","kind":"conference","confidence":0.9,"evidence":[{"article":"","span":{"start":0,"end":17},"quote":"36th ASEAN Summit","supports":"title","by":"hand"},{"article":"","span":{"start":0,"end":17},"quote":"36th ASEAN Summit","supports":"when","by":"hand"}]}}');
INSERT INTO "mentions" VALUES('20200319 old-2 0001','old-2','feae9755-d680-5b6f-a340-4a951c51db73@datewire','20200319 old-2 0000','20200110 old-1 0000','edition +25 (both have number 36); kind +5 (both conference); time +10 (called off for 2020-04-06, then 2020-06-01); same name +70 (asean summit)','{"names":["36th ASEAN Summit"],"edition":36,"when":{"start":"2020-06-01","end":"2020-06-30","precision":"month"},"called_off":false,"place":{"text":"Da Nang"},"kind":"conference","serial":false,"published":"2020-03-19"}','{"order":"20200319 old-2 0001","mark":"feae9755-d680-5b6f-a340-4a951c51db73@datewire","report":{"article":"old-2","title":"old-2","published":"2020-03-19"},"draft":{"title":"36th ASEAN Summit","when":{"start":"2020-06-01","end":"2020-06-30","precision":"month"},"status":"scheduled","kind":"conference","confidence":0.9,"evidence":[{"article":"","span":{"start":200,"end":217},"quote":"36th ASEAN Summit","supports":"title","by":"hand"},{"article":"","span":{"start":200,"end":217},"quote":"36th ASEAN Summit","supports":"when","by":"hand"}]}}');
CREATE TABLE shelves (
    label TEXT COLLATE BINARY NOT NULL,
    place TEXT COLLATE BINARY NOT NULL,
    PRIMARY KEY (label, place)
) WITHOUT ROWID;
INSERT INTO "shelves" VALUES('=asean','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('=asean','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('=asean','20200319 old-2 0001');
INSERT INTO "shelves" VALUES('=aseansummit','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('=aseansummit','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('=aseansummit','20200319 old-2 0001');
INSERT INTO "shelves" VALUES('@asean','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('@asean','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('@asean','20200319 old-2 0001');
INSERT INTO "shelves" VALUES('@asean #36','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('@asean #36','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('@asean #36','20200319 old-2 0001');
INSERT INTO "shelves" VALUES('asean 2020-04','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('asean 2020-04','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('asean 2020-04-06','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('asean 2020-04-06','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('asean 2020-06','20200319 old-2 0001');
INSERT INTO "shelves" VALUES('asean da','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('asean meeting','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('asean meeting','20200319 old-2 0000');
INSERT INTO "shelves" VALUES('asean meeting','20200319 old-2 0001');
INSERT INTO "shelves" VALUES('asean nang','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('da meeting','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('meeting da 2020-04-06','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('meeting nang','20200110 old-1 0000');
INSERT INTO "shelves" VALUES('meeting nang 2020-04-06','20200110 old-1 0000');
CREATE TABLE words (
    uid TEXT COLLATE BINARY PRIMARY KEY,
    first TEXT COLLATE BINARY NOT NULL,
    last TEXT COLLATE BINARY NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    said TEXT NOT NULL
);
INSERT INTO "words" VALUES('a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire','2020-06-01','2020-06-30','conference','scheduled','36th asean summit da nang  a7fb8746-95d7-592c-a33b-80e496dafc6a@datewire');
CREATE INDEX articles_day ON articles (day, id);
CREATE INDEX claims_uid ON claims (uid);
CREATE INDEX claims_born ON claims (born);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_mark ON mentions (mark);
CREATE INDEX mentions_parent ON mentions (parent);
CREATE INDEX mentions_root ON mentions (root, place);
CREATE INDEX events_root ON events (root);
CREATE INDEX events_first ON events (first, uid);
COMMIT;
