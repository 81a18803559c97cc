"""Who was bound on a day: what follows from the steps of one state by the rules of status.

Where a page shows the day on which something begins or ends, the question is put of the day before as well.
"""

import pytest
from facts import (
    ACCIDENTS,
    ADILET_1998,
    BISHKEK_1992,
    BISHKEK_TEXT,
    BORDER_1996,
    CETS_197,
    CITIZENSHIP_1999,
    DEPORTED_2003,
    DEPORTED_CLAUSE,
    DEPORTED_TEXT,
    DTKT_1998,
    EAEU_2014,
    EVACUATION,
    GEORGIA_NOTE,
    ILLEGAL_1998,
    KAZ_LEAVES_CU,
    KAZ_MIGRANT_WORKERS_2008,
    LABOUR_1994,
    LABOUR_1994_TEXT,
    MIGRANT_WORKERS_2008,
    MIGRANT_WORKERS_UN,
    MINSK_1993,
    MINSK_DTKT,
    MOBILITY,
    PROTOCOL_2005,
    SMUGGLING_REGISTER,
    TRAFFICKING_2011,
    TRAFFICKING_2014,
    Bound,
    sentences,
)
from questions import NOT, bound

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
        "Armenia signed the protocol of 2005 as a party to the agreement of 1994 on labour migration: presumed bound",
        "ARM", LABOUR_1994, {"2005-11-24": "possible", "2005-11-25": "presumed"}, PROTOCOL_2005,
    ),
    Bound(
        "Kyrgyzstan was bound by the protocol on medical care from 23 August 2001",
        "KGZ", "cis-1997-03-27-medical-care-mechanism", {"2001-08-22": NOT, "2001-08-23": "certain"},
        "https://docs.dtkt.ua/doc/1014.5637.1?page=10",
    ),
    Bound(
        "Kazakhstan was bound by the agreement on academic degrees of the Eurasian Economic Union from 2 May 2024",
        "KAZ", "eaeu-2023-06-08-academic-degrees", {"2024-05-01": NOT, "2024-05-02": "certain"},
        "https://normativ.kontur.ru/document?moduleId=1&documentId=470577",
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
        GEORGIA_NOTE,
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
    # Signed, with an opinion or not at all.
    Bound(
        "Moldova was bound by the agreement on border information from its signature, special opinion or not",
        "MDA", "cis-1996-04-12-border-information", {"1996-04-11": NOT, "1996-04-12": "certain"}, BORDER_1996,
    ),
    Bound(
        "Ukraine did not sign the agreement on border information and was never bound",
        "UKR", "cis-1996-04-12-border-information", {"1996-04-12": NOT, "2010-01-01": NOT}, BORDER_1996,
    ),
    Bound(
        "on paper Belarus took part in the programme against trafficking of 2011-2013 until its last day",
        "BLR", "cis-2010-12-10-programme-trafficking-2011-2013",
        {"2010-12-09": NOT, "2010-12-10": "certain", "2013-12-31": "certain", "2014-01-01": NOT},
        TRAFFICKING_2011, "signed",
    ),
    Bound(
        "Turkmenistan did not sign the programme against trafficking of 2014-2018",
        "TKM", "cis-2013-10-25-programme-trafficking-2014-2018", {"2013-10-25": NOT, "2018-12-31": NOT},
        TRAFFICKING_2014, "signed",
    ),
    Bound(
        "Uzbekistan did not sign the agreement on evacuation and was not bound when it entered into force",
        "UZB", "cis-1996-04-12-evacuation", {"1998-05-11": NOT, "2010-01-01": NOT}, EVACUATION,
    ),
    Bound(
        "the programme of 2014-2018, which Kazakhstan signed on 25 October 2013, was over with 2018",
        "KAZ", "cis-2013-10-25-programme-trafficking-2014-2018",
        {"2013-10-24": NOT, "2013-10-25": "certain", "2018-12-31": "certain", "2019-01-01": NOT},
        TRAFFICKING_2014, "signed",
    ),
    Bound(
        "the signatures of the agreement on academic degrees bear no day, so Turkmenistan's is only possible",
        "TKM", "cis-1993-05-17-academic-degrees",
        {"1993-05-16": NOT, "1993-05-17": "possible", "2020-01-01": "possible"},
        "https://docs.cntd.ru/document/901765769", "signed",
    ),
    # The n-th deposit.
    Bound(
        "after the first deposit known Tajikistan was possibly bound by the protocol of 2003, after the second surely",
        "TJK", DEPORTED_2003,
        {"2004-04-07": NOT, "2004-04-08": "possible", "2004-05-24": "possible", "2004-05-25": "certain"},
        DEPORTED_TEXT,
    ),
    Bound(
        "Georgia, of which no deposit is known, was possibly bound by the agreement on accidents from the third on",
        "GEO", "cis-1994-12-09-accident-investigation",
        {"1995-03-09": NOT, "1995-03-10": "possible", "2020-01-01": "possible"}, ACCIDENTS,
    ),
    Bound(
        "Kyrgyzstan was bound by the agreement on accidents at work from its own deposit",
        "KGZ", "cis-1994-12-09-accident-investigation", {"1995-12-27": NOT, "1995-12-28": "certain"}, ACCIDENTS,
    ),
    Bound(
        "Ukraine was bound by the agreement on evacuation from its deposit, not from its approval",
        "UKR", "cis-1996-04-12-evacuation", {"1998-11-05": NOT, "1999-02-08": NOT, "1999-02-09": "certain"},
        EVACUATION,
    ),
    Bound(
        "Armenia was bound by the treaty on the Economic Union from 26 July 1994",
        "ARM", "cis-1993-09-24-economic-union", {"1994-07-25": NOT, "1994-07-26": "certain"},
        "https://new.arlis.am/ru/acts/9223/print/act_changes",
    ),
    # Ratified, but not bound before the deposit that nobody has seen.
    Bound(
        "Kazakhstan was bound by the agreement of the four on citizenship from 4 November 2000",
        "KAZ", "cu-1999-02-26-simplified-citizenship", {"2000-11-03": NOT, "2000-11-04": "certain"}, CITIZENSHIP_1999,
    ),
    Bound(
        "Russia signed the agreement of the four on citizenship, and is only possibly bound",
        "RUS", "cu-1999-02-26-simplified-citizenship",
        {"2000-11-03": NOT, "2000-11-04": "possible", "2020-01-01": "possible"}, CITIZENSHIP_1999,
    ),
    Bound(
        "Armenia signed the convention on migrant workers of the United Nations, and is only possibly bound",
        "ARM", "un-1990-12-18-icrmw", {"2013-09-25": NOT, "2013-09-26": "possible", "2025-01-01": "possible"},
        MIGRANT_WORKERS_UN,
    ),
    # Where the delay is not known it lies between none and 180 days.
    Bound(
        "Armenia acceded to the convention on refugees on 6 July 1993 and was surely bound half a year later",
        "ARM", "un-1951-07-28-refugee-convention",
        {"1993-07-05": NOT, "1993-07-06": "possible", "1994-01-01": "possible", "1994-01-02": "certain"},
        "https://zoek.officielebekendmakingen.nl/trb-1995-136.html",
    ),
    Bound(
        "Kazakhstan was bound by the convention on refugees ninety days after its accession of 15 January 1999",
        "KAZ", "un-1951-07-28-refugee-convention", {"1999-01-15": NOT, "1999-04-14": NOT, "1999-04-15": "certain"},
        "https://adilet.zan.kz/kaz/docs/Z980000317_/compare",
    ),
    # United Nations and Council of Europe.
    Bound(
        "Azerbaijan was bound by the convention against organised crime two months after the first parties",
        "AZE", "un-2000-11-15-untoc", {"2003-09-29": NOT, "2003-11-28": NOT, "2003-11-29": "certain"},
        "https://zoek.officielebekendmakingen.nl/dossier/trb-2007-70.html",
    ),
    Bound(
        "Azerbaijan was bound by the Council of Europe's convention on trafficking from 1 October 2010",
        "AZE", "coe-2005-05-16-cets197", {"2010-06-23": NOT, "2010-09-30": NOT, "2010-10-01": "certain"}, CETS_197,
    ),
    Bound(
        "Georgia was bound by the convention on the reduction of statelessness from 29 September 2014",
        "GEO", "un-1961-08-30-statelessness-reduction", {"2014-09-28": NOT, "2014-09-29": "certain"},
        "https://www.matsne.gov.ge/document/view/4109303?publication=0",
    ),
    Bound(
        "Russia was bound by the convention against the traffic in persons since 1954, long before its independence",
        "RUS", "un-1950-03-21-traffic-in-persons",
        {"1954-11-08": NOT, "1954-11-09": "certain", "2020-01-01": "certain"},
        "https://worldlaws.narod.ru/konvenc/00269.htm",
    ),
    # Exits.
    Bound(
        "Ukraine was out of the agreement on education of 1992 from 23 March 2023, not from its law of exit",
        "UKR", "cis-1992-05-15-education",
        {"1992-05-14": NOT, "1992-05-15": "certain", "2023-03-22": "certain", "2023-03-23": NOT},
        "https://iplex360.com.ua/npa.php?code=997_135",
    ),
    Bound(
        "Ukraine was out of the agreement on family benefits from 12 April 2024",
        "UKR", "cis-1994-09-09-family-benefits",
        {"2023-04-21": "certain", "2024-04-11": "certain", "2024-04-12": NOT}, "https://docs.dtkt.ua/doc/997_433",
    ),
    Bound(
        "Ukraine's exit from the agreement on labour protection leaves it possibly bound, as its effect is not known",
        "UKR", "cis-1994-12-09-labour-protection",
        {"1995-10-24": NOT, "1995-10-25": "certain", "2024-04-11": "certain", "2024-04-12": "possible"},
        "https://zakononline.com.ua/documents/show/160653___768358",
    ),
    Bound(
        "Ukraine suspended the transfer of pensions on 14 November 2008 towards all and was bound no more",
        "UKR", "cis-1992-06-26-pension-transfer",
        {"1992-06-25": NOT, "1992-06-26": "certain", "2008-11-13": "certain", "2008-11-14": NOT},
        "https://docs.dtkt.ua/doc/997_218",
    ),
    Bound(
        "Kazakhstan had consented to the treaty of the four for certain until its law of exit of 24 December 2014",
        "KAZ", "cu-1996-03-29-deepening-integration",
        {"1996-05-14": NOT, "1996-05-15": "certain", "2014-12-23": "certain", "2014-12-24": "possible"},
        KAZ_LEAVES_CU, "consented",
    ),
    # Provisional application.
    Bound(
        "Moldova and Russia apply their visa-free agreement provisionally since its signature",
        "MDA", "mda-rus-2000-11-30-visa-free", {"2000-11-29": NOT, "2000-11-30": "certain", "2025-01-01": "certain"},
        "http://lex.justice.md/index.php?action=view&view=doc&lang=1&id=359080", "provisional",
    ),
    Bound(
        "Kazakhstan and Russia applied their protocol on checkpoints provisionally until it entered into force",
        "KAZ", "kaz-rus-2008-09-22-checkpoints-protocol",
        {"2008-09-21": NOT, "2008-09-22": "certain", "2009-04-27": "certain", "2009-04-28": NOT},
        "http://docs.cntd.ru/document/902125315", "provisional",
    ),
    Bound(
        "Belarus applied the protocol on visa-free travel of 2005 provisionally from 24 May 2005",
        "BLR", "eurasec-2005-03-24-visa-free-protocol", {"2005-05-23": NOT, "2005-05-24": "certain"},
        "http://levonevski.net/pravo/razdel3/num1/3d1872.html", "provisional",
    ),
    # Programmes and unions.
    Bound(
        "the programme against crime of 2008-2010 held for Russia from its adoption and was over on 1 January 2011",
        "RUS", "cis-2007-10-05-crime-programme-2008-2010",
        {"2007-10-04": NOT, "2007-10-05": "certain", "2010-12-31": "certain", "2011-01-01": NOT},
        "https://base.garant.ru/2566685",
    ),
    Bound(
        "Russia was bound by the agreement against illegal labour migration from third states from 1 January 2012",
        "RUS", "ses-2010-11-19-illegal-labour-migration-third-states", {"2011-12-31": NOT, "2012-01-01": "certain"},
        "https://prg-online-web.prgapp.kz/lawyer/document/?doc_id=30863441",
    ),
]  # fmt: skip


@pytest.mark.parametrize("fact", sentences(BOUND))
def test_a_state_was_bound(dataset, fact):
    answers = {day: bound(dataset, fact.state, fact.instrument, day, fact.basis) for day in fact.levels}
    assert answers == fact.levels
