"""Facts of the real record, each a sentence and the address of a page that supports it.

The first two tables say what a page shows: when an instrument came or ended, when a state took a step. The others ask
what follows from it by the rules of status: who was bound on a day, what tied two states, what counts as one tie.
Where a page shows the day on which something begins or ends, the question is put of the day before as well.
"""

from typing import NamedTuple

import pytest
from questions import NOT, bound, family, field, known, step_date, tied, ties_of

ILLEGAL_1998 = "cis-1998-03-06-illegal-migration"
BISHKEK_1992 = "cis-1992-10-09-visa-free"
FIVE_2000 = "eurasec-2000-11-30-visa-free"
MINSK_1993 = "cis-1993-01-22-legal-assistance"
CHISINAU_2002 = "cis-2002-10-07-legal-assistance"
DEPORTED_1992 = "cis-1992-10-09-deported-rights"
DEPORTED_2003 = "cis-2003-05-30-deported-protocol"
LABOUR_1994 = "cis-1994-04-15-labour-migration"
EAEU_2014 = "eaeu-2014-05-29-treaty"
VISA = ("visa",)

ADILET_1998 = "https://adilet.zan.kz/rus/docs/Z000000112_/compare/kaz"
DTKT_1998 = "https://docs.dtkt.ua/doc/997_078"
GEORGIA_LEAVES = "http://today.az/news/politics/54753.html"
MOBILITY = "https://wikimili.com/en/Mobility_rights_arrangements_of_the_Commonwealth_of_Independent_States"
BISHKEK_TEXT = "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=357452"
FIVE_TEXT = "https://prg-online-web.prgapp.kz/accountant/document/?doc_id=30258099"
DEPORTED_TEXT = "https://adilet.zan.kz/rus/docs/H030000280_"
DEPORTED_CLAUSE = "https://lica.com.ua/5/text/213376"
CHISINAU_TEXT = (
    "https://zakonpravo.kz/en/on-the-ratification-of-the-convention-on-legal-assistance-and-legal-relations-in-civil-"
    "family-and-criminal-matters"
)
MOLDOVA_LEAVES = (
    "https://www.zdg.md/stiri/republica-moldova-renunta-la-trei-acorduri-cu-csi-parlamentul-prevederile-tratatelor-sunt-"
    "invechite-si-nu-mai-sunt-aplicabile/"
)
MINSK_DTKT = "https://docs.dtkt.ua/doc/997_009"
MINSK_NOTICE = (
    "https://minjust.gov.ua/m/informatsiyne-povidomlennya-schodo-zupinennya-dii-ta-vihodu-z-konventsii-pro-pravovu-"
    "dopomogu-i-pravovi-vidnosini-u-tsivilnih-simeynih-ta-kriminalnih-spravah-vid-22-sichnya-1993-roku-ta-protokolu-do-"
    "nei"
)
KAZ_RUS_READMISSION = (
    "https://zakonpravo.kz/en/zakony/zakon-o-ratifikatsii-soglasheniya-mezhdu-pravitelstvom-respubliki-kazahstan-i-"
    "pravitelstvom-rossiyskoy-federatsii-o-readmissii-i-ispolnitelnogo-protokola-o-poryadke-realizatsii-soglasheniya-"
    "mezhdu-pravitelstvom-respubliki-kazahstan-i-pravitelstvom-rossiyskoy-federatsii-o-readmissii"
)
KAZ_KGZ_READMISSION = "https://adilet.zan.kz/rus/docs/Z1700000074/compare"
KGZ_UZB_2000 = (
    "https://nrm.uz/contentf?doc=18573_soglashenie_mejdu_pravitelstvom_respubliki_uzbekistan_i_pravitelstvom_"
    "kyrgyzskoy_respubliki_o_vzaimnyh_poezdkah_grajdan_(tashkent_2_iyulya_2000_g_vstuplenie_v_silu_s_1_avgusta_2000_"
    "goda)&products=1_zakonodatelstvo_respubliki_uzbekistan"
)
UKRAINE_READMISSION = (
    "http://dmsu.gov.ua/component/content/article/41-ukrainska/diialnist/normatyvna-baza/mizhnarodni-dokumenty/"
    "616-readmisiia"
)
MIGRANT_WORKERS_2008 = (
    "http://soc-in.com/zakonodavstvo/mizhnarodni-dogovory/bagatostoronni/3260-konvenciya--pro-pravovij-status-"
    "trudyashhih-migrantiv-i-chleniv-yihnih-simej-derzhav---uchasnic-spiv.html"
)
KAZ_MIGRANT_WORKERS_2008 = (
    "https://zakonpravo.kz/en/on-the-ratification-of-the-convention-on-the-legal-status-of-migrant-workers-and-members-"
    "of-their-families-of-the-member-states-of-the-commonwealth-of-independent-states"
)
SMUGGLING_REGISTER = (
    "https://treaties.un.org/Pages/ShowMTDSGDetails.aspx?src=UNTSONLINE&tabid=2&mtdsg_no=XVIII-12-b&chapter=18&lang=en"
)
CETS_197 = "http://www.coe.int/t/dghl/monitoring/trafficking/flags-sos_en.asp?toPrint=yes"
LABOUR_1994_TEXT = "https://iplex360.com.ua/npa.php?code=997_012"
KAZ_UZB_ILLEGAL = "http://adilet.zan.kz/rus/docs/Z2000000306/compare"


class Dated(NamedTuple):
    """A date of the instrument itself."""

    sentence: str
    instrument: str
    column: str
    date: str
    source: str


class Step(NamedTuple):
    """A dated step of a state."""

    sentence: str
    instrument: str
    state: str
    step: str
    date: str
    source: str
    towards: str = ""


class Bound(NamedTuple):
    """How surely a state was bound, by day."""

    sentence: str
    state: str
    instrument: str
    levels: dict[str, str]
    source: str
    basis: str = "in_force"


class Tied(NamedTuple):
    """How surely two states were tied, by day, and the rule that decides on the last of the days."""

    sentence: str
    a: str
    b: str
    instrument: str
    levels: dict[str, str]
    rule: str
    source: str


class Ties(NamedTuple):
    """Everything of some topics that tied two states on a day; the source is of the instrument named."""

    sentence: str
    a: str
    b: str
    day: str
    topics: tuple[str, ...]
    layer: str
    reading: str
    families: set[str]
    instrument: str
    source: str


class Family(NamedTuple):
    """Whether two instruments are one family."""

    sentence: str
    instrument: str
    other: str
    one: bool
    source: str


def sentences(facts):
    """The facts as parameters of a test, named by what they say."""
    return [pytest.param(fact, id=fact.sentence) for fact in facts]


# What a page shows: dates of instruments.
DATED = [
    Dated(
        "the agreement of the CIS on illegal migration was signed on 6 March 1998",
        ILLEGAL_1998, "concluded", "1998-03-06", "https://base.garant.ru/3108340",
    ),
    Dated(
        "the Kazakh-Uzbek agreement on illegal migration of 15 April 2019 entered into force on 22 May 2020",
        "kaz-uzb-2019-04-15-illegal-migration", "entry_into_force", "2020-05-22", KAZ_UZB_ILLEGAL,
    ),
    Dated(
        "the Kazakh-Kyrgyz readmission agreement entered into force on 10 August 2017",
        "kaz-kgz-2016-10-17-readmission", "entry_into_force", "2017-08-10", KAZ_KGZ_READMISSION,
    ),
    Dated(
        "the Kazakh-Russian readmission agreement of 7 June 2012 entered into force on 25 September 2015",
        "kaz-rus-2012-06-07-readmission", "entry_into_force", "2015-09-25", KAZ_RUS_READMISSION,
    ),
    Dated(
        "the Kazakh-Turkmen agreement on mutual travel entered into force on 12 February 2002",
        "kaz-tkm-2001-03-01-mutual-travel", "entry_into_force", "2002-02-12",
        "https://adilet.zan.kz/rus/docs/Z020000283_/compare",
    ),
    Dated(
        "the Belarusian-Kazakh agreement on cooperation in migration entered into force on 3 December 2020",
        "blr-kaz-2019-10-25-migration-cooperation", "entry_into_force", "2020-12-03",
        "https://adilet.zan.kz/kaz/docs/Z2000000374/compare",
    ),
    Dated(
        "the Kazakh-Russian agreement on joint border control entered into force on 30 July 2013",
        "kaz-rus-2009-09-11-joint-border-control", "entry_into_force", "2013-07-30",
        "https://adilet.zan.kz/kaz/docs/Z1300000117/compare",
    ),
    Dated(
        "the Kazakh-Moldovan agreement on mutual travel of 2003 entered into force only on 5 January 2007",
        "kaz-mda-2003-09-17-mutual-travel", "entry_into_force", "2007-01-05",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=356653",
    ),
    Dated(
        "the Moldovan-Turkmen agreement on mutual trips entered into force on 4 January 2002",
        "mda-tkm-2000-12-14-mutual-trips", "entry_into_force", "2002-01-04",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=360061",
    ),
    Dated(
        "the Moldovan-Russian labour agreement of 1993 entered into force on 14 October 1993",
        "mda-rus-1993-05-27-labour-migration", "entry_into_force", "1993-10-14", "https://www.anofm.md/ro/node/2238",
    ),
    Dated(
        "the Azerbaijani-Moldovan labour agreement of 2005 entered into force on 28 January 2006",
        "aze-mda-2005-04-21-labour-migration", "entry_into_force", "2006-01-28", "https://www.anofm.md/ro/node/2238",
    ),
    Dated(
        "the Moldovan-Russian pension agreement of 1995 entered into force on 4 December 1995",
        "mda-rus-1995-02-10-pensions", "entry_into_force", "1995-12-04",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=357763",
    ),
    Dated(
        "the Georgian-Moldovan readmission agreement entered into force on 1 August 2016",
        "geo-mda-2014-10-06-readmission", "entry_into_force", "2016-08-01",
        "https://matsne.gov.ge/document/view/3360853?publication=0",
    ),
    Dated(
        "the Belarusian-Georgian visa-free agreement entered into force on 28 January 2019",
        "blr-geo-2018-03-22-visa-free", "entry_into_force", "2019-01-28",
        "https://matsne.gov.ge/ka/document/view/4467853",
    ),
    Dated(
        "the Ukrainian-Uzbek readmission agreement entered into force on 20 August 2002",
        "ukr-uzb-2000-10-12-readmission", "entry_into_force", "2002-08-20", UKRAINE_READMISSION,
    ),
    Dated(
        "the Turkmen-Ukrainian readmission agreement entered into force on 20 February 2002",
        "tkm-ukr-2001-05-14-readmission", "entry_into_force", "2002-02-20", UKRAINE_READMISSION,
    ),
    Dated(
        "the Georgian-Ukrainian readmission agreement entered into force on 26 May 2004",
        "geo-ukr-2003-04-22-readmission", "entry_into_force", "2004-05-26", UKRAINE_READMISSION,
    ),
    Dated(
        "the CIS agreement on mutual recognition of visas entered into force on 13 December 1992",
        "cis-1992-11-13-visa-recognition", "entry_into_force", "1992-12-13",
        "http://pravo.kulichki.com/zak/megd/meg03611.htm",
    ),
    Dated(
        "the protocol against the smuggling of migrants entered into force on 28 January 2004",
        "un-2000-11-15-smuggling-protocol", "entry_into_force", "2004-01-28", SMUGGLING_REGISTER,
    ),
    Dated(
        "the programme against illegal migration of 2006-2008 was adopted in Kazan on 26 August 2005",
        "cis-2005-08-26-programme-illegal-migration-2006-2008", "concluded", "2005-08-26",
        "https://base.garant.ru/2566667",
    ),
]  # fmt: skip

# What a page shows: steps of states.
STEPS = [
    Step(
        "Belarus deposited its ratification of the agreement of 1998 on 17 December 1998",
        ILLEGAL_1998, "BLR", "deposit", "1998-12-17", ADILET_1998,
    ),
    Step(
        "Kazakhstan deposited its ratification of the agreement of 1998 on 20 February 2001",
        ILLEGAL_1998, "KAZ", "deposit", "2001-02-20", ADILET_1998,
    ),
    Step(
        "Kyrgyzstan deposited its ratification of the agreement of 1998 only on 30 October 2003",
        ILLEGAL_1998, "KGZ", "deposit", "2003-10-30", ADILET_1998,
    ),
    Step(
        "Ukraine ratified the agreement of 1998 with a reservation on 17 March 1999",
        ILLEGAL_1998, "UKR", "reservation", "1999-03-17", DTKT_1998,
    ),
    Step(
        "Ukraine adopted its law of exit from the agreement of 1998 on 22 May 2022",
        ILLEGAL_1998, "UKR", "denunciation", "2022-05-22", DTKT_1998,
    ),
    Step(
        "Russia notified its exit from the Bishkek agreement on 4 September 2000",
        BISHKEK_1992, "RUS", "withdrawal_notice", "2000-09-04",
        "https://jamestown.org/program/russia-withdraws-from-visa-free-travel-agreement/",
    ),
    Step(
        "Georgia gave notice of its exit from the CIS on 18 August 2008",
        "cis-1991-12-08-founding", "GEO", "withdrawal_notice", "2008-08-18", GEORGIA_LEAVES,
    ),
    Step(
        "Kazakhstan ratified the visa-free agreement of the five on 6 December 2001",
        FIVE_2000, "KAZ", "ratification", "2001-12-06", "https://adilet.zan.kz/kaz/docs/Z010000262_/compare",
    ),
    Step(
        "Kyrgyzstan deposited its notice on the protocol on deported persons on 2 March 2005",
        DEPORTED_2003, "KGZ", "deposit", "2005-03-02", DEPORTED_TEXT,
    ),
    Step(
        "Russia did not sign the protocol on deported persons of 30 May 2003",
        DEPORTED_2003, "RUS", "not_signed", "2003-05-30", DEPORTED_TEXT,
    ),
    Step(
        "Kazakhstan deposited its ratification of the Chisinau convention on 29 March 2004",
        CHISINAU_2002, "KAZ", "deposit", "2004-03-29", CHISINAU_TEXT,
    ),
    Step(
        "Ukraine suspended the Minsk convention towards Russia from 23 December 2022",
        MINSK_1993, "UKR", "suspension", "2022-12-23", MINSK_NOTICE, "RUS",
    ),
    Step(
        "Ukraine suspended the labour agreement of 1994 towards Belarus from 25 July 2023",
        LABOUR_1994, "UKR", "suspension", "2023-07-25", LABOUR_1994_TEXT, "BLR",
    ),
    Step(
        "Belarus acceded to the Council of Europe's convention on trafficking on 26 November 2013",
        "coe-2005-05-16-cets197", "BLR", "accession", "2013-11-26", CETS_197,
    ),
    Step(
        "Ukraine ratified the CIS convention on migrant workers on 21 December 2011",
        "cis-2008-11-14-migrant-workers-convention", "UKR", "ratification", "2011-12-21", MIGRANT_WORKERS_2008,
    ),
]  # fmt: skip

# What follows: who was bound.
BOUND = [
    # A national act of exit without a day of effect: certain or presumed until the act, possible after it.
    Bound(
        "Ukraine was presumed bound by the agreement of 1998 on 1 January 2021, and from its law of exit only possibly",
        "UKR", ILLEGAL_1998,
        {"2021-01-01": "presumed", "2022-05-21": "presumed", "2022-05-22": "possible", "2025-01-01": "possible"},
        DTKT_1998,
    ),
    Bound(
        "Ukraine had consented to the agreement of 1998 for certain from its ratification to its law of exit",
        "UKR", ILLEGAL_1998,
        {"1999-03-16": NOT, "1999-09-14": "certain", "2022-05-21": "certain", "2022-05-22": "possible"},
        DTKT_1998, "consented",
    ),
    Bound(
        "Moldova's denunciation of the Bishkek agreement leaves it possibly bound, as its effect is not known",
        "MDA", BISHKEK_1992, {"2025-11-30": "possible", "2026-06-01": "possible"},
        "https://timpul.md/articol/republica-moldova-a-mai-denuntat-trei-acorduri-incheiate-cu-csi.html",
    ),
    # A closed list of signatories: who is not on it is not bound on any basis.
    Bound(
        "Georgia is not on the closed list of signatories of the agreement of 1998, not even on paper",
        "GEO", ILLEGAL_1998, {"1998-03-06": NOT, "2005-01-01": NOT, "2020-01-01": NOT}, ADILET_1998, "signed",
    ),
    Bound(
        "Turkmenistan was never possibly bound by the agreement of 1998",
        "TKM", ILLEGAL_1998, {"1998-03-06": NOT, "2005-01-01": NOT, "2020-01-01": NOT}, ADILET_1998,
    ),
    Bound(
        "Ukraine was not bound by the Bishkek agreement, which it did not sign",
        "UKR", BISHKEK_1992, {"1993-01-01": NOT, "2005-01-01": NOT}, BISHKEK_TEXT,
    ),
    # Signature is no consent, and a deposit starts the clock.
    Bound(
        "Kyrgyzstan signed the agreement of 1998 and was not bound before its deposit of 30 October 2003",
        "KGZ", ILLEGAL_1998, {"2003-01-01": NOT, "2003-10-29": NOT, "2003-10-30": "possible"}, ADILET_1998,
    ),
    Bound(
        "on paper Kyrgyzstan was bound by the agreement of 1998 from the day of signature",
        "KGZ", ILLEGAL_1998, {"1998-03-05": NOT, "1998-03-06": "certain"}, ADILET_1998, "signed",
    ),
    Bound(
        "Kazakhstan was presumed bound by the agreement of 1998 once its parties set up a commission in 2004",
        "KAZ", ILLEGAL_1998, {"2003-01-01": "possible", "2004-04-16": "presumed", "2025-01-01": "presumed"},
        "https://cis-legislation.com/document.fwx?rgn=7259",
    ),
    # Accession.
    Bound(
        "Uzbekistan, no signatory, was possibly bound by the agreement of 1998 from its law of accession of March 2013",
        "UZB", ILLEGAL_1998, {"2013-03-27": NOT, "2013-03-28": "possible", "2025-01-01": "possible"}, DTKT_1998,
    ),
    Bound(
        "Georgia acceded to the Bishkek agreement and was bound from 1 August 1997",
        "GEO", BISHKEK_1992, {"1997-07-31": NOT, "1997-08-01": "certain"}, MOBILITY,
    ),
    Bound(
        "Armenia was bound by the treaty on the Eurasian Economic Union from 2 January 2015, a day after the founders",
        "ARM", EAEU_2014, {"2015-01-01": NOT, "2015-01-02": "certain"},
        "https://kun.uz/ru/news/2020/12/11/uzbekistan-poluchil-status-nablyudatelya-v-yeaes",
    ),
    Bound(
        "Belarus was bound by the Council of Europe's convention on trafficking from 1 March 2014, not from accession",
        "BLR", "coe-2005-05-16-cets197", {"2013-11-26": NOT, "2014-02-28": NOT, "2014-03-01": "certain"}, CETS_197,
    ),
    Bound(
        "Russia, which never signed it, is not bound by the Council of Europe's convention on trafficking",
        "RUS", "coe-2005-05-16-cets197", {"2010-01-01": NOT, "2020-01-01": NOT},
        "https://www.coe.int/en/web/anti-human-trafficking/anti-trafficking-convention",
    ),
    Bound(
        "Kazakhstan was bound by the protocol against smuggling thirty days after its accession of 31 July 2008",
        "KAZ", "un-2000-11-15-smuggling-protocol", {"2008-07-31": NOT, "2008-08-29": NOT, "2008-08-30": "certain"},
        SMUGGLING_REGISTER,
    ),
    # An organisation is left, a treaty is kept.
    Bound(
        "Georgia was out of the Charter of the CIS from 18 August 2009",
        "GEO", "cis-1993-01-22-charter", {"2009-08-17": "possible", "2009-08-18": NOT},
        "https://docs.cntd.ru/document/1901995",
    ),
    Bound(
        "Georgia stayed bound by the Bishkek agreement after it had left the CIS",
        "GEO", BISHKEK_1992, {"2009-08-17": "certain", "2009-08-18": "certain", "2015-01-01": "certain"},
        GEORGIA_LEAVES,
    ),
    # Withdrawal.
    Bound(
        "Russia was possibly bound by the Bishkek agreement until its notice and not in 2001",
        "RUS", BISHKEK_1992, {"2000-09-03": "possible", "2001-01-01": NOT},
        "https://jamestown.org/program/russia-withdraws-from-visa-free-travel-agreement/",
    ),
    Bound(
        "Kazakhstan was out of the Bishkek agreement by 2002",
        "KAZ", BISHKEK_1992, {"2000-12-31": "possible", "2002-01-01": NOT}, MOBILITY,
    ),
    Bound(
        "Russia was out of the pension agreement of 1992 from 1 January 2023",
        "RUS", "cis-1992-03-13-pensions", {"2022-12-31": "possible", "2023-01-01": NOT},
        "https://asiaplustj.info/en/news/world/20220525/"
        "russia-decides-to-refuse-to-pay-pensions-to-guest-workers-due-to-lack-of-money-in-the-budget",
    ),
    Bound(
        "Ukraine was out of the Minsk convention from 29 December 2023",
        "UKR", MINSK_1993, {"2023-12-28": "presumed", "2023-12-29": NOT}, MINSK_DTKT,
    ),
    # A deposit that no page shows: possible, never certain.
    Bound(
        "Kazakhstan ratified the CIS convention on migrant workers and is only possibly bound, as no deposit is known",
        "KAZ", "cis-2008-11-14-migrant-workers-convention",
        {"2009-12-30": NOT, "2009-12-31": "possible", "2020-01-01": "possible"}, KAZ_MIGRANT_WORKERS_2008,
    ),
    Bound(
        "Ukraine was bound by the CIS convention on migrant workers for certain from 1 March 2012",
        "UKR", "cis-2008-11-14-migrant-workers-convention", {"2012-02-29": NOT, "2012-03-01": "certain"},
        MIGRANT_WORKERS_2008,
    ),
    Bound(
        "Uzbekistan signed the protocol against smuggling and is possibly, never certainly bound",
        "UZB", "un-2000-11-15-smuggling-protocol", {"2004-01-27": NOT, "2015-01-01": "possible"},
        "https://github.com/zmjones/untreaties/blob/003ce13/treaties/18-12-b.csv",
    ),
    # Provisional application.
    Bound(
        "Kazakhstan applied the protocol on deported persons provisionally from its signature of 30 May 2003",
        "KAZ", DEPORTED_2003, {"2003-05-29": NOT, "2003-05-30": "certain", "2010-01-01": "certain"},
        DEPORTED_CLAUSE, "provisional",
    ),
    Bound(
        "the protocol on deported persons was not yet in force for Ukraine the day before its deposit of 26 May 2004",
        "UKR", DEPORTED_2003, {"2003-05-30": NOT, "2004-05-25": NOT, "2004-05-26": "certain"}, DEPORTED_TEXT,
    ),
    Bound(
        "Ukraine applied the protocol on deported persons provisionally until it entered into force for it",
        "UKR", DEPORTED_2003, {"2003-05-30": "certain", "2004-05-25": "certain", "2004-05-26": NOT},
        DEPORTED_CLAUSE, "provisional",
    ),
    Bound(
        "Armenia and Russia applied their agreement on stay provisionally thirty days after its signature",
        "ARM", "arm-rus-2014-07-11-stay", {"2014-08-09": NOT, "2014-08-10": "certain"},
        "http://topnews.mediamall.am/?id=85872", "provisional",
    ),
    Bound(
        "the Armenian-Russian agreement on stay is only possibly in force, even after the Russian law of 2015",
        "RUS", "arm-rus-2014-07-11-stay", {"2014-08-10": NOT, "2015-03-10": "possible", "2020-01-01": "possible"},
        "http://topnews.mediamall.am/?id=85872",
    ),
    # A programme ends with its period.
    Bound(
        "the programme against illegal migration of 2015-2019 was over on 1 January 2020",
        "RUS", "cis-2014-10-10-programme-illegal-migration-2015-2019", {"2019-12-31": "possible", "2020-01-01": NOT},
        "https://studylib.ru/doc/4556025/o-programme-sotrudnichestva-gosudarstv-%E2%80%93-uchastnikov",
    ),
    Bound(
        "the programme of 2006-2008 held for Russia from the day of its signature and was over on 1 January 2009",
        "RUS", "cis-2005-08-26-programme-illegal-migration-2006-2008",
        {"2005-08-25": NOT, "2005-08-26": "certain", "2008-12-31": "certain", "2009-01-01": NOT},
        "https://base.garant.ru/2566667",
    ),
    # A draft binds nobody, even where states signed the decision on it.
    Bound(
        "the draft programme that Belarus signed on 3 June 2005 binds it neither on paper nor in law",
        "BLR", "cis-2005-06-03-draft-programme-illegal-migration", {"2005-06-03": NOT, "2007-01-01": NOT},
        "http://pravo.kulichki.net/megd2007/bz00/dcm00384.htm", "signed",
    ),
    Bound(
        "the draft agreement of the CSTO on illegal migration binds nobody",
        "RUS", "csto-nd-draft-agreement-illegal-migration", {"2019-01-01": NOT, "2025-01-01": NOT},
        "https://en.mvd.ru/news/item/21994569/",
    ),
    # A suspension towards some is no exit.
    Bound(
        "Ukraine stays bound by the labour agreement of 1994, which it suspends towards Russia and Belarus only",
        "UKR", LABOUR_1994, {"1995-08-21": NOT, "1995-08-22": "certain", "2024-01-01": "certain"}, LABOUR_1994_TEXT,
    ),
]  # fmt: skip

# What follows: what tied two states.
TIED = [
    # Refusal.
    Tied(
        "the Bishkek agreement never tied Armenia and Azerbaijan, as Armenia refused its accession",
        "ARM", "AZE", BISHKEK_1992, {"1998-01-01": NOT, "2005-01-01": NOT}, "refusal", MOBILITY,
    ),
    Tied(
        "the Bishkek agreement never came to tie Azerbaijan and Georgia either",
        "AZE", "GEO", BISHKEK_1992, {"1998-01-01": NOT, "2005-01-01": NOT}, "", MOBILITY,
    ),
    # Displacement: only between states bound by both.
    Tied(
        "the agreement of the five leaves Bishkek 1992 only possible between Kyrgyzstan and Tajikistan in 2025",
        "KGZ", "TJK", BISHKEK_1992, {"2002-01-01": "possible", "2025-12-31": "possible"}, "no_deposit", MOLDOVA_LEAVES,
    ),
    Tied(
        "with Georgia, no party to the agreement of the five, Bishkek 1992 is presumed to tie Kyrgyzstan on that day",
        "GEO", "KGZ", BISHKEK_1992, {"1997-07-31": NOT, "2025-12-31": "presumed"}, "seen_in_force", MOLDOVA_LEAVES,
    ),
    Tied(
        "between Kazakhstan and Kyrgyzstan the Chisinau convention displaced the Minsk convention on 2 October 2004",
        "KAZ", "KGZ", MINSK_1993, {"2004-10-01": "possible", "2004-10-02": NOT}, "displacement", MINSK_DTKT,
    ),
    Tied(
        "the Chisinau convention tied Kazakhstan and Kyrgyzstan thirty days after the Kyrgyz deposit",
        "KAZ", "KGZ", CHISINAU_2002, {"2004-10-01": NOT, "2004-10-02": "certain"}, "deposit", CHISINAU_TEXT,
    ),
    Tied(
        "with Uzbekistan, which did not sign the Chisinau convention, the Minsk convention goes on tying Kazakhstan",
        "KAZ", "UZB", MINSK_1993, {"2004-10-02": "possible", "2024-01-01": "presumed"}, "seen_in_force", MINSK_NOTICE,
    ),
    Tied(
        "Bishkek 1992 no longer ties Kazakhstan and Kyrgyzstan when the agreement of the five comes, as one had left",
        "KAZ", "KGZ", BISHKEK_1992, {"2000-12-31": "possible", "2002-06-07": NOT}, "withdrawal", MOBILITY,
    ),
    Tied(
        "Bishkek 1992 is presumed to tie Belarus and Georgia, which is no party to the agreement of the five",
        "BLR", "GEO", BISHKEK_1992, {"1997-07-31": NOT, "2010-01-01": "presumed"}, "seen_in_force",
        "https://www.oreanda.ru/en/common/events/article301343/",
    ),
    Tied(
        "the visa-free agreement of the five tied Belarus and Kazakhstan from 7 June 2002",
        "BLR", "KAZ", FIVE_2000, {"2002-06-06": NOT, "2002-06-07": "certain"}, "own_date", FIVE_TEXT,
    ),
    Tied(
        "the visa-free agreement of the five is presumed to tie Kazakhstan and Russia since a sighting of May 2008",
        "KAZ", "RUS", FIVE_2000, {"2002-06-06": NOT, "2005-01-01": "possible", "2010-01-01": "presumed"},
        "seen_in_force", "https://www.oreanda.ru/en/common/events/article301343/",
    ),
    Tied(
        "the visa-free agreement of the five never tied Kazakhstan and Uzbekistan",
        "KAZ", "UZB", FIVE_2000, {"2003-01-01": NOT, "2007-01-01": NOT}, "", FIVE_TEXT,
    ),
    # Suspension towards some only.
    Tied(
        "the Minsk convention tied Russia and Ukraine no more from 23 December 2022, when Ukraine suspended it",
        "RUS", "UKR", MINSK_1993, {"2000-01-01": "presumed", "2022-12-22": "presumed", "2022-12-23": NOT}, "suspension",
        MINSK_NOTICE,
    ),
    Tied(
        "the suspension towards Russia left the Minsk convention between Kazakhstan and Ukraine as it was",
        "KAZ", "UKR", MINSK_1993, {"2022-12-22": "presumed", "2022-12-23": "presumed", "2023-12-28": "presumed"},
        "seen_in_force", MINSK_NOTICE,
    ),
    Tied(
        "the labour agreement of 1994 ties Moldova and Ukraine after its suspension towards Russia and Belarus",
        "MDA", "UKR", LABOUR_1994, {"1995-08-21": NOT, "2023-07-25": "certain", "2024-01-01": "certain"}, "own_date",
        LABOUR_1994_TEXT,
    ),
    Tied(
        "the agreement on border residents tied Russia and Ukraine until Ukraine suspended it on 16 March 2015",
        "RUS", "UKR", "rus-ukr-2011-10-18-border-residents",
        {"2012-03-28": NOT, "2015-03-15": "certain", "2015-03-16": NOT}, "suspension",
        "https://zakononline.com.ua/documents/show/333685___333750",
    ),
    # Two states are tied once both are bound, and as surely as the less sure of them.
    Tied(
        "the agreement of 1998 tied Kazakhstan and Kyrgyzstan not before the Kyrgyz deposit",
        "KAZ", "KGZ", ILLEGAL_1998, {"2003-10-29": NOT, "2003-10-30": "possible", "2005-01-01": "presumed"},
        "seen_in_force", ADILET_1998,
    ),
    Tied(
        "the agreement of 1998 was presumed to tie Russia and Ukraine until the Ukrainian law of exit",
        "RUS", "UKR", ILLEGAL_1998, {"2021-01-01": "presumed", "2022-05-22": "possible"}, "deposit", DTKT_1998,
    ),
    Tied(
        "the treaty on the Eurasian Economic Union tied Armenia and Kyrgyzstan once Kyrgyzstan had joined",
        "ARM", "KGZ", EAEU_2014, {"2015-08-05": NOT, "2015-08-06": "certain"}, "own_date",
        "https://kun.uz/ru/news/2020/12/11/uzbekistan-poluchil-status-nablyudatelya-v-yeaes",
    ),
    # A bilateral treaty from its entry into force to its end.
    Tied(
        "the agreement on illegal migration tied Kazakhstan and Uzbekistan from 22 May 2020 and not the day before",
        "KAZ", "UZB", "kaz-uzb-2019-04-15-illegal-migration", {"2020-05-21": NOT, "2020-05-22": "certain"}, "own_date",
        KAZ_UZB_ILLEGAL,
    ),
    Tied(
        "the readmission agreement of 2012 with Uzbekistan is not known to have entered into force",
        "KAZ", "UZB", "kaz-uzb-2012-09-07-readmission", {"2015-03-05": NOT, "2020-01-01": "possible"}, "force_not_seen",
        "https://zakonpravo.kz/en/on-the-ratification-of-the-agreement-between-the-government-of-the-republic-of-"
        "kazakhstan-and-the-government-of-the-republic-of-uzbekistan-on-the-readmission-of-persons-and-the-executive-"
        "protocol-on-the-procedure-for-the-implementation-of-the-agreement-between-the-government-of-the-republic-of-"
        "kazakhstan-and-the-government-of-the-republic-of-uzbekistan-on-the-readmission-of-persons",
    ),
    Tied(
        "Russia and Ukraine were tied by visa-free travel from 10 March 1997 to the end of June 2022",
        "RUS", "UKR", "rus-ukr-1997-01-16-visa-free",
        {"1997-03-09": NOT, "1997-03-10": "certain", "2022-06-30": "certain", "2022-07-01": NOT}, "exit_of_the_other",
        "https://racurs.ua/ua/n171821-vizovyy-rejym-z-rosiieu-staly-vidomi-detali-uryadovoyi-postanovy.html",
    ),
    Tied(
        "the Kazakh-Russian treaty on legal status of 1995 ended on 17 August 2007",
        "KAZ", "RUS", "kaz-rus-1995-01-20-legal-status-residents", {"2007-08-16": "presumed", "2007-08-17": NOT},
        "terminated", "https://docs.cntd.ru/document/1900500/titles/7DC0K6",
    ),
    Tied(
        "the Kyrgyz-Uzbek agreement of 2000 ended on the day on which that of 2006 replaced it",
        "KGZ", "UZB", "kgz-uzb-2000-07-02-mutual-trips",
        {"2000-07-31": NOT, "2000-08-01": "certain", "2007-02-11": "certain", "2007-02-12": NOT}, "replaced",
        KGZ_UZB_2000,
    ),
    Tied(
        "the Kyrgyz-Uzbek agreement of 2006 held from the day on which that of 2000 ended",
        "KGZ", "UZB", "kgz-uzb-2006-10-03-mutual-trips", {"2007-02-11": NOT, "2007-02-12": "certain"}, "general_date",
        KGZ_UZB_2000,
    ),
    Tied(
        "Georgia and Ukraine abolished visas anew on 1 March 2019, and the agreement of 1999 ended",
        "GEO", "UKR", "geo-ukr-1999-03-31-visa-free", {"2019-02-28": "presumed", "2019-03-01": NOT}, "replaced",
        "https://docs.dtkt.ua/doc/268_052",
    ),
    Tied(
        "the Belarusian-Moldovan pension agreement of 1995 ended when that of 2019 entered into force",
        "BLR", "MDA", "blr-mda-1995-09-12-pensions",
        {"1996-11-14": NOT, "1996-11-15": "certain", "2020-10-31": "certain", "2020-11-01": NOT}, "replaced",
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=356457",
    ),
    Tied(
        "the agreement of the Single Economic Space on migrant workers tied Belarus and Kazakhstan from 2012 to 2014",
        "BLR", "KAZ", "ses-2010-11-19-legal-status-migrant-workers",
        {"2011-12-31": NOT, "2012-01-01": "certain", "2014-12-31": "certain", "2015-01-01": NOT}, "terminated",
        "https://zakonpravo.kz/en/on-the-ratification-of-the-agreement-on-the-legal-status-of-migrant-workers-and-"
        "members-of-their-families",
    ),
    Tied(
        "as the month is misprinted, visa-free travel between Azerbaijan and Kazakhstan is certain from 23 April 2010",
        "AZE", "KAZ", "aze-kaz-2009-10-02-visa-free-travel",
        {"2010-02-22": NOT, "2010-03-15": "possible", "2010-04-23": "certain"}, "general_date",
        "https://adilet.zan.kz/rus/docs/P100000188_/compare/kaz",
    ),
    Tied(
        "the Moldovan-Ukrainian agreement on checkpoints ended on a day unknown after 6 October 2017",
        "MDA", "UKR", "mda-ukr-1997-03-11-checkpoints",
        {"1997-08-11": NOT, "2017-10-05": "certain", "2017-10-06": "possible"}, "general_date",
        "https://iplex360.com.ua/npa.php?code=498_160",
    ),
]  # fmt: skip

# What follows: everything that tied two states.
TIES = [
    Ties(
        "nothing tied Georgia and Russia by visa-free travel in 2005, not even possibly",
        "GEO", "RUS", "2005-01-01", VISA, "", "possible", set(),
        BISHKEK_1992, "https://jamestown.org/program/russia-withdraws-from-visa-free-travel-agreement/",
    ),
    Ties(
        "the Bishkek agreement alone possibly tied Georgia and Russia by visa-free travel in January 2000",
        "GEO", "RUS", "2000-01-01", VISA, "", "possible", {BISHKEK_1992}, BISHKEK_1992, MOBILITY,
    ),
    Ties(
        "Kazakhstan and Turkmenistan were tied by visa-free travel from 12 February 2002",
        "KAZ", "TKM", "2002-02-12", VISA, "", "certain", {"kaz-tkm-2001-03-01-mutual-travel"},
        "kaz-tkm-2001-03-01-mutual-travel", "https://adilet.zan.kz/rus/docs/Z020000283_/compare",
    ),
    Ties(
        "nothing tied Kazakhstan and Turkmenistan by visa-free travel in 2000, after Turkmenistan had left Bishkek",
        "KAZ", "TKM", "2000-06-01", VISA, "", "possible", set(), BISHKEK_1992, MOBILITY,
    ),
    Ties(
        "nothing tied Armenia and Azerbaijan by visa-free travel in 2005, not even possibly",
        "ARM", "AZE", "2005-01-01", VISA, "", "possible", set(), BISHKEK_1992, MOBILITY,
    ),
    Ties(
        "two readmission agreements tied Russia and Ukraine in 2014, as no page says that one replaced the other",
        "RUS", "UKR", "2014-01-01", ("readmission",), "bilateral", "certain",
        {"rus-ukr-2006-12-22-readmission", "rus-ukr-2012-10-22-readmission"},
        "rus-ukr-2012-10-22-readmission", "https://ts.lica.com.ua/index.php/1/text/714726",
    ),
    Ties(
        "nothing is presumed to tie Russia and Ukraine by visa-free travel in 2023",
        "RUS", "UKR", "2023-01-01", VISA, "", "presumed", set(), "rus-ukr-1997-01-16-visa-free",
        "https://glavcom.ua/news/v-ukrajini-pochav-diyati-vizoviy-rezhim-z-rosijeyu-857235.html",
    ),
    # A readmission agreement and its executive protocol are one tie.
    Ties(
        "readmission tied Kazakhstan and Russia once in 2020, by an agreement and its executive protocol",
        "KAZ", "RUS", "2020-01-01", ("readmission",), "", "possible", {"kaz-rus-2012-06-07-readmission"},
        "kaz-rus-2012-06-07-readmission", KAZ_RUS_READMISSION,
    ),
    Ties(
        "readmission tied Kazakhstan and Kyrgyzstan once in 2020, by an agreement and its executive protocol",
        "KAZ", "KGZ", "2020-01-01", ("readmission",), "", "possible", {"kaz-kgz-2016-10-17-readmission"},
        "kaz-kgz-2016-10-17-readmission", KAZ_KGZ_READMISSION,
    ),
    # Two acts of one day are two.
    Ties(
        "of the two Kazakh-Uzbek agreements of 15 April 2019 that on labour was not certain to tie in June 2020",
        "KAZ", "UZB", "2020-06-01", ("labour_migration",), "bilateral", "certain", set(),
        "kaz-uzb-2019-04-15-labour-migrants", "https://kontrast.enbek.gov.kz/en/node/361586",
    ),
    Ties(
        "the labour agreement of 15 April 2019 possibly tied Kazakhstan and Uzbekistan in June 2020",
        "KAZ", "UZB", "2020-06-01", ("labour_migration",), "bilateral", "possible",
        {"kaz-uzb-2019-04-15-labour-migrants"},
        "kaz-uzb-2019-04-15-labour-migrants", "https://kontrast.enbek.gov.kz/en/node/361586",
    ),
]  # fmt: skip

# What follows: what counts as one.
FAMILIES = [
    Family(
        "the executive protocol to the Kazakh-Russian readmission agreement is of one family with it",
        "kaz-rus-2012-06-07-readmission-executive-protocol", "kaz-rus-2012-06-07-readmission", True,
        KAZ_RUS_READMISSION,
    ),
    Family(
        "the protocol on deported persons of 2003 is of one family with the agreement of 1992",
        DEPORTED_2003, DEPORTED_1992, True, DEPORTED_TEXT,
    ),
    Family(
        "the protocol of 2005 is of one family with the labour agreement of 1994",
        "cis-2005-11-25-labour-migration-protocol", LABOUR_1994, True,
        "http://search.ligazakon.ua/l_doc2.nsf/link1/MU05326.html",
    ),
    Family(
        "the protocol of 2010 is of one family with the Belarusian-Ukrainian labour agreement of 1995",
        "blr-ukr-2010-09-30-labour-protocol", "blr-ukr-1995-07-17-labour-migration", True,
        "http://search.ligazakon.ua/l_doc2.nsf/link1/MU10253.html",
    ),
    Family(
        "the Chisinau convention supersedes the Minsk convention and is not of its family",
        CHISINAU_2002, MINSK_1993, False, CHISINAU_TEXT,
    ),
    Family(
        "the Kazakh-Uzbek agreement on illegal migration rests on that of the CIS and is not of its family",
        "kaz-uzb-2019-04-15-illegal-migration", ILLEGAL_1998, False, KAZ_UZB_ILLEGAL,
    ),
    Family(
        "the two agreements that Kazakhstan and Uzbekistan signed on 15 April 2019 are two",
        "kaz-uzb-2019-04-15-labour-migrants", "kaz-uzb-2019-04-15-illegal-migration", False,
        "https://kontrast.enbek.gov.kz/en/node/361586",
    ),
    Family(
        "the readmission and the stay agreements that Kazakhstan and Russia signed on 7 June 2012 are two",
        "kaz-rus-2012-06-07-stay-of-citizens", "kaz-rus-2012-06-07-readmission", False,
        "https://pravo.ppt.ru/fz/27-fz-92537",
    ),
    Family(
        "the Kyrgyz-Uzbek agreement of 2006 replaced that of 2000 and is not of its family",
        "kgz-uzb-2006-10-03-mutual-trips", "kgz-uzb-2000-07-02-mutual-trips", False, KGZ_UZB_2000,
    ),
]  # fmt: skip

DIRECT = [*DATED, *STEPS]
DERIVED = [*BOUND, *TIED, *TIES, *FAMILIES]


@pytest.mark.parametrize("fact", sentences(DATED))
def test_an_instrument_came_or_ended(dataset, fact):
    assert field(dataset, fact.instrument, fact.column) == fact.date


@pytest.mark.parametrize("fact", sentences(STEPS))
def test_a_state_took_a_step(dataset, fact):
    assert step_date(dataset, fact.instrument, fact.state, fact.step, fact.towards) == fact.date


@pytest.mark.parametrize("fact", sentences(BOUND))
def test_a_state_was_bound(dataset, fact):
    answers = {day: bound(dataset, fact.state, fact.instrument, day, fact.basis) for day in fact.levels}
    assert answers == fact.levels


@pytest.mark.parametrize("fact", sentences(TIED))
def test_two_states_were_tied(dataset, fact):
    answers = {day: tied(dataset, fact.a, fact.b, fact.instrument, day) for day in fact.levels}
    assert {day: level for day, (level, _) in answers.items()} == fact.levels
    assert answers[max(fact.levels)][1] == fact.rule


@pytest.mark.parametrize("fact", sentences(TIES))
def test_everything_that_tied_two_states(dataset, fact):
    answer = ties_of(dataset, fact.a, fact.b, fact.day, topics=fact.topics, layer=fact.layer, reading=fact.reading)
    assert answer == fact.families


@pytest.mark.parametrize("fact", sentences(FAMILIES))
def test_what_counts_as_one(dataset, fact):
    assert (family(dataset, fact.instrument) == family(dataset, fact.other)) is fact.one


@pytest.mark.parametrize("fact", sentences([*DIRECT, *DERIVED]))
def test_the_address_is_a_source_of_the_instrument(dataset, fact):
    instrument = known(dataset, fact.instrument)
    steps = dataset.events.loc[dataset.events["instrument_id"] == instrument, "event_id"]
    evidence = dataset.evidence[dataset.evidence["table"].isin(["instruments", "events"])]
    pages = evidence.loc[evidence["key"].isin([instrument, *steps]), "source_id"]
    assert fact.source in set(dataset.sources.loc[dataset.sources["source_id"].isin(pages), "url"])


def test_sixty_facts_or_more_of_which_half_are_derived():
    sentences_told = [fact.sentence for fact in [*DIRECT, *DERIVED]]
    assert len(set(sentences_told)) == len(sentences_told) >= 60
    assert len(DERIVED) >= len(DIRECT)
