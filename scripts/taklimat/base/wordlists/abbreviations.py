"""Words that a full stop shortens, by how seldom they end a sentence.

One list for both languages, since each quotes the other's names. A word in small letters also
matches with a capital first letter; "Gen" matches only "Gen", for "gen" is a word of its own.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER_LAST = _words("""
    Dr dr drg Prof Ir Hj Drs Dra KH K.H Hon Rev Fr Msgr Mgr Mr Mrs Ms Mx Messrs Mt Ft
    Gen Col Maj Capt Lt Sgt Adm Cmdr Gov Sen Rep Pres Sdr Sdri Bpk Tn Ny Nn Yth alm almh
    Kol Letjen Mayjen Brigjen Jend Kapt Lettu Letkol Komjen Irjen Brigpol
    Jl Jln jl jln Gg Kab Kec Kel Kep Prov Kpt Ds Dsn Rp
    vs v e.g i.e cf viz ca a.n u.b u.p d.a d/a c.q s.d s/d a.l y.a.d mis spt yg dgn utk
    approx incl esp
""")
BEFORE_NUMBER = _words("""
    no nos n° nr hlm hal p pp vol jil art arts sec secs fig figs ch chap para paras par ps psl ay
    gbr tab tgl thn cl eq ed max min tel ext ver bdk lih lamp op
""")
"""Short only before a number ("No. 5", "hal. 3"); else an ordinary word."""
OFTEN_LAST = _words("dll dsb dst dkk tsb sbb etc")
"""The end of the sentence if a capital follows."""
NAME_SUFFIXES = _words("Inc Ltd Corp LLC Tbk al")
"""What closes a name: "Tbk. Saham naik" is a new sentence though "Saham" is no starter."""
RARELY_LAST = NAME_SUFFIXES | _words("""
    Co Bros PT CV UD Fa Jr Sr St Ave Blvd Rd U.S U.S.A U.K U.N E.U D.C A.S R.I
    a.m p.m A.M P.M Yahoo! Jeopardy!
    Jan Feb Mar Apr Jun Jul Aug Agt Agu Ags Sep Sept Oct Okt Nov Dec Des
""")
"""The end only if a starter follows: "U.S. The", not "U.S. Congress"."""
LABELLED = _words("""
    hari vitamin kelas hepatitis golongan tipe derajat huruf opsi poin rencana blok grup zona tim
    lampiran kategori kelompok komisi tahap babak nilai plan grade type class group appendix
    option team point letter category exhibit schedule stage phase
""")
"""Nouns that a single letter names: "vitamin D." ends a sentence, "Pramoedya A." does not."""
