// Names for the made-up pupils: of many origins, as they stand in the class lists of a German county. Nobody is meant.

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

export const demoGivenNames = words(`
  Emma, Mia, Lena, Hannah, Lina, Marie-Luise, Greta, Frieda, Johanna, Ida, Paula, Mathilda, Anna, Clara, Nele, Wiebke, Lotte, Jule,
  Ben, Paul, Jonas, Finn, Leon, Jan-Ole, Tom, Emil, Theo, Anton, Karl, Jakob, Malte, Till, Oskar, Mats, Piet, Hinnerk,
  Ayşe, Elif, Zeynep, Çağla, Büşra, Mehmet, Yusuf, Emre, Ömer, Kaan, Deniz, Hevin, Rojda, Baran, Azad,
  Łucja, Zuzanna, Agnieszka, Kacper, Jakub, Mateusz, Oleksandr, Oksana, Daryna, Mykola, Iryna, Andrij,
  Đạt, Thảo, Ngọc, Minh, Linh, Amadou, Fatoumata, Mariama, Ousmane, Aïssata, Noor, Layla, Rania, Omar, Yazan, Hamza, Salma,
  Alexandru, Ioana, Ștefan, Mihai, Andreea, Björn, Søren, Åsa, Zoë, Émilie, Théo, Chloé, Noël, Sofía, Mateo, Inés, Lucía,
  Giulia, Matteo, Chiara, Luca, Eleni, Nikos, Dimitra, Vesna, Luka, Ivana, Dušan, Šejla, Amar, Arta, Besnik, Drita,
  Sinéad, Ciarán, Anikó, Zsófia, Bence, Arash, Parisa, Nilufar, Habib, Zahra, Tesfay, Selam, Feven, Priya, Arjun, Mei, Haruki
`)

export const demoFamilyNames = words(`
  Müller, Schmidt, Schneider, Fischer, Meyer, Weber, Schulze, Wagner, Becker, Hoffmann, Koch, Bauer, Richter, Klein, Wolf, Schröder,
  Neumann, Braun, Zimmermann, Krüger, Hartmann, Lange, Werner, Krause, Lehmann, Köhler, Maier, Huber, Kaiser, Fuchs, Peters, Scholz,
  Möller, Weiß, Jung, Hahn, Vogel, Keller, Günther, Frank, Berger, Winkler, Roth, Beck, Lorenz, Baumann, Franke, Großmann, Ahlers,
  von der Heyde, zu Hohenau, de Vries, van den Berg, ’t Hooft, Janßen, Petersen, Andresen, Lüders, Behrens, Tietjen, Wübbena,
  Yılmaz, Kaya, Demir, Şahin, Çelik, Öztürk, Kılıç, Arslan, Doğan, Aydın, Yıldırım, Müller-Łukaszewicz, Al-Hamid, Haddad, Khalil,
  Nasser, Ibrahim, Saleh, Darwish, El Amrani, Ben Salah, Diallo, Traoré, Keïta, Mbaye, Okafor, Tekle, Haile, Gebremedhin,
  Kowalczyk, Wiśniewski, Nowak, Źródło, Dąbrowska, Szymański, Petrenko, Shevchenko, Kovalenko, Bondarenko, Ivanova, Popov,
  Nguyễn, Đặng, Trần, Phạm, Hoàng, Popescu, Ionescu, Țurcanu, Dumitrescu, García López, Fernández, Pérez Núñez, Rossi, Esposito, D’Angelo,
  Papadopoulou, Georgiou, Jovanović, Petrović, Šarić, Hodžić, Krasniqi, Berisha, Gashi, Szabó, Szőllősi, Nagy, Ševčík, Krčmář, Horák,
  O’Neill, Murphy, Sørensen, Åkesson, Æbelø, Sigurðsson, Rahimi, Ahmadi, Hosseini, Karimi, Sharma, Patel, Li, Chen, Tanaka
`)
