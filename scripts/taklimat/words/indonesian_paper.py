"""The words of PDFs, downloads, data and the offline pack in Indonesian."""

WORDS = {
    # PDFs
    "paper_contents": "Daftar isi",
    "paper_page": "Halaman",
    "paper_checked": "Fakta diperiksa",
    "paper_numbers": "Angka di tepi adalah nomor paragraf; angka kecil menandai kalimat kedua dan "
    "seterusnya. ¶7·2 berarti paragraf 7, kalimat 2, di kertas ini maupun di situs. Gambar "
    "kecil sesudah kalimat menandai catatan fakta.",
    "paper_facts": "Urutannya mengikuti naskah.",
    "paper_checklist": "Ciri yang disebut penulis, diuraikan redaksi menjadi pertanyaan untuk "
    "memeriksa sebuah model.",
    "paper_citing": "Cara mengutip",
    "paper_citing_intro": "Sebutkan nomor kalimat, bukan halaman: nomor kalimat sama di kertas, "
    "di situs, dan dalam kedua bahasa, dan tidak pernah berubah.",
    "paper_citing_unknown": "Penulis dan tanggal tidak disebutkan dalam naskah.",
    "paper_citing_whole": "Seluruh taklimat",
    "paper_citing_place": "Sebuah kalimat",
    "paper_citing_note": "Untuk membuka ¶7·2 di situs, tambahkan #p7-s2 pada alamat teks lengkap. "
    "Kutip penulis hanya dari kata penulis; sebut redaksi Taklimat bila mengutip catatan fakta, "
    "terjemahan, atau simpulan redaksi.",
    "paper_index": "Indeks",
    "paper_index_intro": "Angka menunjuk halaman tempat instrumen atau pelaku itu disebut.",
    "paper_index_instrument": "Instrumen dalam naskah",
    "paper_index_actor": "Pelaku dalam naskah",
    "paper_brief": "Ringkasan untuk pimpinan",
    "paper_temporary": "alamat sementara; situs ini belum memiliki alamat tetap",
    "paper_qr": "Kode QR ke {address}",
    "paper_online": "Halaman ini di situs",
}
