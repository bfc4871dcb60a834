"""The words in Indonesian of what answers first: menu, statuses, developments, filters."""

WORDS = {
    "group_read": "Baca",
    "group_act": "Tindakan",
    "group_today": "Keadaan terkini",
    "group_more": "Lainnya",
    "menu_primary": "Utama",
    "menu_all": "Semua halaman",
    "menu_developments": "Perkembangan",
    "developments_title": "Yang berubah sejak naskah",
    "developments_description": "{count} perkembangan sejak naskah ditulis, yang terbaru "
    "lebih dahulu, dengan kalimat yang terkait dan sumbernya.",
    "developments_intro": "Perkembangan sejak naskah ditulis, yang terbaru lebih "
    "dahulu. Setiap baris menunjuk kalimat naskah yang terkait "
    "dan sumbernya. Apakah suatu perkembangan memenuhi "
    "permintaan penulis tidak dinilai di sini.",
    "developments_since": "Perkembangan sejak naskah ditulis",
    "developments_none": "Belum ada perkembangan yang tercatat.",
    "developments_all": "Semua {count} perkembangan",
    "developments_newest": "Perkembangan terbaru",
    "developments_count": "{count} perkembangan sejak naskah ditulis",
    "developments_mark": "Ada perkembangan",
    "touches": "Terkait:",
    "deadline_none": "Tidak satu pun dari {count} rekomendasi memuat tenggat",
    "deadline_some": "{deadline} dari {count} rekomendasi memuat tenggat",
    "measure_none": "Ukuran hasil juga tidak ada; {means} rekomendasi menyebut sarana.",
    "measure_some": "{measure} rekomendasi memuat ukuran hasil; {means} menyebut sarana.",
    "filter_all": "Semua",
    "filter_by_addressee": "Menurut pihak yang dituju",
    "words_and_checks": "Kata penulis dan hasil pemeriksaannya",
    "words_key": "{count} kalimat yang menyebutnya, berurutan. Bergaris "
    "bawah: kata-kata yang dikutip penulis dari dokumen itu.",
    "passage_own": "Kata penulis (bahasa asli)",
    "document_data": "Data dokumen",
    "author_short": "Menurut penulis",
    "claims_short": "{doubtful} dari {count} diragukan",
    "cite_page": "Kutip halaman ini",
    "cite_copy": "Salin sitasi",
    "cite_checked": "fakta diperiksa pada {date}",
    "library_heading": "{name}: artikel kebijakan dalam lima menit",
    "today_line": "Pemeriksaan terakhir: {date}",
    "to_come": "akan datang",
    "whose_author": "penulis",
    "whose_fact": "catatan fakta",
    "timeline_date": "Tanggal",
    "timeline_whose": "Menurut",
    "timeline_event": "Peristiwa",
    "to_today": "Ke tanggal pemeriksaan",
    "beside": "Tentang halaman ini",
    "title_and_gist": "judul dan inti naskah",
    "instrument_column": "Instrumen",
    "asked_also_of": "Juga menyangkut {name}:",
    "answer_yes": "Ya",
    "answer_partly": "Sebagian",
    "answer_no": "Tidak",
    "answer_unknown": "Tidak diketahui",
    "remarks": "Catatan",
    "verdict_about_accurate": "Temuan kami sesuai dengan yang tertulis.",
    "verdict_about_imprecise": "Temuan kami hanya sebagian sesuai: ada kata, rincian, atau"
    " syarat yang berbeda atau tidak disebut.",
    "verdict_about_outdated": "Yang tertulis tidak atau tidak lagi menggambarkan keadaan "
    "pada tanggal dalam catatan.",
    "verdict_about_misattributed": "Sejauh temuan kami, kata-kata, sikap, atau tindakan itu "
    "berasal dari sumber atau pihak lain.",
    "verdict_about_not-verified": "Temuan kami tidak cukup untuk memutuskan. Ini tidak "
    "berarti yang tertulis keliru.",
    "verdict_about_not-rated": "Pendapat, yang tidak dinilai benar atau keliru; catatannya"
    " menyebut alasannya.",
    "sentence_numbers": "Nomor kalimat",
}
