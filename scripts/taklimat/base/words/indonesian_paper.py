"""The words of PDFs, downloads, data and the offline pack in Indonesian."""

WORDS = {
    # PDFs
    "paper_contents": "Daftar isi",
    "paper_page": "Halaman",
    "paper_checked": "Fakta diperiksa",
    "paper_numbers": "Angka di tepi adalah nomor paragraf; angka kecil menandai kalimat kedua dan "
    "seterusnya. ¶7·2 berarti paragraf 7, kalimat 2, di kertas ini maupun di situs. Tanda "
    "kecil sesudah kalimat menandai catatan fakta.",
    "paper_map": "Setiap batang mewakili satu paragraf; tingginya menunjukkan jumlah kata.",
    "paper_signs": "Arti tanda",
    "paper_key": "¶7·2: paragraf 7, kalimat 2 naskah. [ ]: tidak disebutkan penulis.",
    "paper_key_place": "Paragraf 7, kalimat 2 naskah; nomornya sama di situs.",
    "paper_key_absent": "Tidak disebutkan penulis.",
    "paper_facts": "Urutannya mengikuti naskah.",
    "paper_checklist": "Ciri yang disebut penulis, diuraikan redaksi menjadi pertanyaan untuk "
    "memeriksa sebuah model.",
    "paper_citing": "Cara mengutip",
    "paper_citing_intro": "Sebutkan nomor kalimat, bukan halaman: nomor kalimat sama di kertas, "
    "di situs, dan dalam setiap bahasa, dan tidak pernah berubah.",
    "unstated_author": "Penulis tidak disebutkan dalam naskah.",
    "unstated_published": "Tanggal tidak disebutkan dalam naskah.",
    "unstated_author_published": "Penulis dan tanggal tidak disebutkan dalam naskah.",
    "paper_citing_whole": "Seluruh taklimat",
    "paper_citing_place": "Sebuah kalimat",
    "paper_citing_note": "Untuk membuka ¶7·2 di situs, tambahkan #p7-s2 pada alamat teks lengkap. "
    "Kutip penulis hanya dari kata penulis; sebut redaksi Taklimat bila mengutip catatan fakta, "
    "terjemahan, atau simpulan redaksi.",
    "paper_index": "Indeks",
    "paper_index_intro": "Angka menunjuk halaman teks lengkap; untuk instrumen, angka pertama "
    "menunjuk uraiannya sendiri.",
    "paper_index_instrument": "Instrumen dalam naskah",
    "paper_index_actor": "Pelaku dalam naskah",
    "paper_brief": "Ringkasan untuk pimpinan",
    "paper_quoting": "Yang perlu diketahui sebelum mengutip",
    "paper_known_rest": "Selengkapnya di situs: {count} klaim lain.",
    "paper_several": "beberapa catatan fakta, dengan jumlahnya",
    "paper_sources": "Sumber",
    "paper_sources_intro": "Nomornya disebut dalam catatan fakta dan data dokumen; di sana "
    "tertulis apa yang dibaca dalam setiap sumber.",
    "paper_temporary": "alamat sementara; situs ini belum memiliki alamat tetap",
    "paper_qr": "Kode QR ke {address}",
    "paper_online": "Halaman ini di situs",
    # downloads
    "menu_download": "Unduh",
    "download_label": "Unduhan",
    "download_page": "PDF halaman ini",
    "download_book": "PDF seluruh taklimat",
    "download_pack": "Paket luring",
    "download_library": "Paket luring semua taklimat",
    "download_which": "Semua unduhan dan berkas sitasi",
    "download_description": "PDF, paket luring, data, dan berkas sitasi taklimat ini, dengan "
    "kegunaan dan ukurannya.",
    "download_intro": "Untuk rapat, cetaklah PDF satu atau dua halaman. Untuk membaca utuh di "
    "kertas, pakailah PDF seluruh taklimat. Untuk membaca, mencari, dan berpindah bahasa tanpa "
    "jaringan, pakailah paket luring. Untuk diolah, pakailah data.",
    "download_none": "Berkas ini tidak dibuat bersama situs ini.",
    "download_book_about": "Semua bagian dalam satu berkas A4, dengan daftar isi, nomor paragraf "
    "di tepi, catatan fakta beserta sumbernya, dan indeks. Tambahkan #p7-s2 di akhir alamatnya "
    "untuk membukanya langsung pada ¶7·2.",
    "download_brief_about": "Dua halaman untuk pimpinan: inti, rekomendasi, pokok, dan posisi.",
    "download_page_about": "Satu atau dua halaman untuk setiap wilayah, rekomendasi, dan "
    "instrumen, dengan alamat dan kode QR ke halamannya:",
    "download_pack_about": "Simpan, buka sebagai folder (ekstrak), lalu buka mulai.html. Semua "
    "halaman, semua bahasa, pencarian, catatan, PDF, dan data ada di dalamnya. Paket dapat "
    "disimpan di folder mana pun atau di diska lepas.",
    "download_pack_holds": "Paket tidak meminta apa pun dari jaringan. Edisi dan tanggalnya "
    "tertulis di mulai.html.",
    "download_data": "Data",
    "download_data_about": "Nama berkas dan kolomnya tetap. Semua berkas memakai UTF-8.",
    "download_layers": "Dalam data pun ketiga lapisan terpisah: kata penulis (author), catatan "
    "fakta (facts), dan simpulan redaksi (editors). Terjemahan (translations) berasal dari "
    "redaksi. Nilai kosong berarti tidak disebutkan penulis.",
    "data_json": "Seluruh taklimat: kata penulis per kalimat dengan nomor dan resinya, catatan "
    "fakta, dan simpulan redaksi dengan rujukannya.",
    "data_schema": "Skema JSON dari briefing.json.",
    "data_recommendations": "Rekomendasi: satu baris untuk setiap rekomendasi, satu kolom untuk "
    "setiap isian dan bahasa, dengan kalimat rujukannya.",
    "data_comparison": "Perbandingan: satu baris untuk setiap pertanyaan.",
    "data_facts": "Catatan fakta: satu baris untuk setiap klaim, dengan putusan, tingkat "
    "keyakinan, dan alamat sumbernya.",
    "data_developments": "Perkembangan sejak naskah ditulis: satu baris untuk setiap peristiwa.",
    "data_txt": "Teks lengkap: satu baris untuk setiap kalimat, dengan nomornya di depan; "
    "pergantian baris dalam kode menjadi spasi.",
    "data_md": "Teks lengkap sebagai Markdown; setiap paragraf didahului tautan tetapnya.",
    "data_bib": "Untuk LaTeX dan pengelola rujukan.",
    "data_ris": "Untuk Zotero, Mendeley, dan EndNote.",
    "data_csl": "Untuk Zotero dan Pandoc.",
    "data_llms": "Petunjuk singkat bagi program yang membaca situs ini.",
    # the pack
    "pack_title": "Paket luring",
    "pack_read": "Mulai membaca",
    "pack_about": "Simpan semua berkas ini dalam satu folder. Pencarian, catatan, semua bahasa, "
    "dan PDF berfungsi tanpa jaringan; hanya tautan ke sumber di luar yang memerlukannya.",
    "llms_note": "Kata penulis, catatan fakta, dan simpulan redaksi tidak pernah dicampur. "
    "Kutiplah dengan nomor kalimat, misalnya ¶7·2 di alamat teks lengkap #p7-s2.",
    "llms_pages": "Halaman",
    "llms_files": "Berkas",
}
