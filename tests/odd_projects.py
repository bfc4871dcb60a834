"""Made-up projects that strain a layout: long, many, few, nothing."""

import json
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests import builders

from taklimat.editors.facts import LEGAL_STATUSES, VERDICTS

SETTINGS = """\
site_name: Contoh
site_url: https://contoh.example/
theme: {name: material, font: false}
plugins: [taklimat]
"""
UNBROKEN = "mempertanggungjawabkan" * 5 + "kebijakann"
LONG = f"Tata kelola {UNBROKEN} untuk data iklim terbuka di semua kepulauan timur, tengah dan barat"
"""200 letters and more, a word of 120 among them."""

LONG_ARTICLE = f"{LONG}.\n\n## {LONG}\n\n{LONG}.\n\n- {LONG}.\n"

Manifest = dict[str, Any]


def lay_out(folder: Path) -> Path:
    """Write a project with all the odd briefings."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for slug, (article, fields) in briefings().items():
        seed = folder / "seeds" / slug
        seed.mkdir(parents=True)
        ending = "md" if "\n## " in article else "txt"
        (seed / f"article.id.{ending}").write_text(article, encoding="utf-8")
        (seed / "briefing.yml").write_text(builders.manifest(**fields), encoding="utf-8")
    (folder / "seeds/catatan/facts.yml").write_text(many_facts(), encoding="utf-8")
    return folder


def briefings() -> dict[str, tuple[str, Manifest]]:
    """Return an article and a manifest's fields for each slug."""
    return {
        "panjang": (LONG_ARTICLE, without_redirects(builders.full(LONG))),
        "banyak": (builders.full_article(), many_recommendations()),
        "kawasan": (twelve_sections(), twelve_regions()),
        "kosong": (builders.full_article(), {"points": []}),
        "pendek": ("Satu paragraf saja.\n", {"points": []}),
        "markdown": (MARKDOWN, {"points": []}),
        "catatan": (LONG_ARTICLE, many_instruments()),
    }


def without_redirects(fields: Manifest) -> Manifest:
    return {key: value for key, value in fields.items() if key != "redirects"}


def many_recommendations() -> Manifest:
    fields = without_redirects(builders.full())
    item = fields["recommendations"]["r1"]
    return fields | {
        "recommendations": {
            f"r{k}": item | {"title": builders.text(f"Buka data hujan di {k} stasiun lagi")}
            for k in range(1, 41)
        }
    }


MANY = range(1, 41)


def many_instruments() -> Manifest:
    fields = without_redirects(builders.full(LONG))
    item = fields["instruments"]["uu"] | {"forms": []}
    return fields | {"instruments": fields["instruments"] | {f"uu{k}": item for k in MANY}}


def many_facts() -> str:
    """A note of every verdict, a text of every status, 40 of each and all on one sentence."""
    data = json.loads(builders.full_facts(LONG).text)
    status, note = data["instruments"]["uu"], data["notes"]["n-accurate"]
    for k, verdict in zip(MANY, cycle(VERDICTS), strict=False):
        data["notes"][f"n{k}"] = note | {"verdict": verdict, "sources": note["sources"] * 3}
    for k, legal in zip(MANY, islice(cycle(LEGAL_STATUSES), 1, None), strict=False):
        data["instruments"][f"uu{k}"] = status | {"legal_status": legal}
    for k in MANY:
        item = {"date": f"20{k + 9}-02", "notes": ["n1", "n2"], "texts": ["uu1", "sendiri"]}
        data["developments"][f"d{k}"] = data["developments"]["baru"] | item
    return json.dumps(data, ensure_ascii=False)


REGIONS = (
    "Aceh",
    "Sumatra Barat",
    "Jawa",
    "Bali",
    "Nusa Tenggara Timur",
    "Kalimantan",
    "Sulawesi Selatan",
    "Maluku",
    "Papua",
    "Selat Malaka",
    "Laut Jawa",
    "Kepulauan Riau",
)


def twelve_sections() -> str:
    parts = [f"{name}\n{name} menunggu data.\nPetani membaca langit." for name in REGIONS]
    return "Data cuaca milik bersama.\n" + "\n".join(parts) + "\n"


def twelve_regions() -> Manifest:
    regions = {
        f"w{k}": {
            "name": builders.text(name),
            "sections": [f"sec{k}"],
            "stance": builders.statement(f"{name} menunggu data.", f"p{2 * k}-s1"),
        }
        for k, name in enumerate(REGIONS, 1)
    }
    sections = {f"sec{k}": builders.text(name) for k, name in enumerate(REGIONS, 1)}
    item = builders.full()["recommendations"]["r1"]
    asked = item | {
        "addressees": list(regions),
        "strength": None,
        "quotes": [{"text": "Data cuaca milik bersama", "cites": ["p1-s1"]}],
        "instruments": [],
        "regions": [],
    }
    return {"regions": regions, "sections": sections, "recommendations": {"r1": asked}}


MARKDOWN = f"""\
# Data cuaca terbuka untuk semua orang di kepulauan, tanpa syarat dan tanpa biaya apa pun

Paragraf pertama menyebut **tebal**, *miring*, ***keduanya***, `kode` dan
[tautan](https://asal.example/a).

## Daftar di dalam daftar

- Tingkat satu.
    - Tingkat dua, dengan kalimat yang cukup panjang sampai ke baris berikutnya di layar kecil.
        - Tingkat tiga.
- Tingkat satu lagi.

1. Pertama.
2. Kedua.
    1. Kedua, bagian satu.

> Kutipan satu paragraf.
>
> > Kutipan di dalam kutipan.

```python
def hujan(stasiun: str, tahun: int) -> float:  # baris yang panjang sekali dan tidak boleh terpotong
    return bacaan[stasiun][tahun]
```

### Alamat yang panjang

Lihat <https://asal.example/{"data-hujan-" * 15}akhir> atau {UNBROKEN}.

Dengan catatan.[^1] Dengan catatan lagi.[^dua]

[^1]: Catatan kaki pertama.
[^dua]: Catatan kaki kedua, dengan *penekanan*.
"""
