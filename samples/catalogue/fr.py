"""French names, trades and products."""

from samples.catalogue.trade import SUBSCRIBERS, Branch, Names, Product, Trade
from samples.country import TaxClass

NAMES = Names(
    families=(
        "Aubertin", "Beauchêne", "Carpentras", "Delaunoy", "Estèvenin", "Fontrailles", "Grandjouan", "Hautecœur",
        "Larivoire", "Maugendre", "Montcourtin", "Pelleroux", "Rochebrune", "Saint-Évrard", "Tournebise", "Vauquelier",
    ),
    fancies=("Étoile du Nord", "Grain de Sel", "Horizon", "Papillon", "Sept Moulins", "L'Atelier Bleu"),
    customer_words=(
        "Architectes", "Boulangeries", "Conseil", "Cycles", "Éditions", "Immobilier", "Jardineries", "Menuiseries",
        "Optique", "Pharmacie",
    ),
    cities=("Aubeville", "Châtelneuf-le-Pont", "Grandmoulin", "Port-Lévêque", "Rivecourt", "Saint-Aubray", "Valfontan"),
    streets=(
        "allée des Tilleuls", "avenue de la Gare", "boulevard Haut", "chemin du Moulin", "place de l'Église",
        "quai des Brumes", "rue de la Forge", "rue des Orfèvres", "rue du Vieux Pont", "route de la Côte",
    ),
    street_pattern="{number}, {street}",
    mailboxes=("facturation", "compta", "contact", "bonjour"),
    banks=("Banque du Vieux Pont", "Crédit de Rivecourt", "Caisse de Valfontan"),
)  # fmt: skip

_COLOURS = ("bleu", "rouge", "vert", "noir", "gris")
_TONERS = ("310 noir", "310 cyan", "310 magenta", "310 jaune", "550 noir")
_BOOKS = ("La comptabilité simplement", "Le droit au bureau")

OFFICE = Trade(
    Branch.OFFICE,
    ("Bureautique", "Papeterie", "Fournitures"),
    (
        Product("Papier A4 80 g {}", "Carton de 5 ramettes de 500 feuilles", "ctn", ("19.90", "27.50"), "2 5 8 10 20",
                ("blanc", "recyclé")),
        Product("Classeur à levier A4, {}", "Dos 80 mm, étiquette", "pce", ("2.35", "4.10"), "5 10 25 50", _COLOURS),
        Product("Toner TK-{}", "Environ 6 000 pages à 5 %", "pce", ("64.00", "139.00"), "1 2 3 4", _TONERS),
        Product("Stylo à bille, {}", "Rétractable, boîte de 50", "bte", ("11.50", "16.80"), "1 2 4 6", _COLOURS),
        Product("Notes repositionnables {}", "12 blocs de 100 feuilles", "lot", ("6.90", "12.40"), "2 3 6 12",
                ("jaunes", "assorties", "pastel")),
        Product("Chaise pivotante « Lotus », {}", "Mécanisme synchrone, assise 42–55 cm, tissu laine", "pce",
                ("249.00", "489.00"), "1 2 4 6", ("anthracite", "pétrole", "grise")),
        Product("Bureau assis-debout {} cm", "Deux moteurs, plateau chêne, goulotte", "pce", ("569.00", "899.00"),
                "1 2 3", ("140 × 80", "160 × 80", "180 × 80")),
        Product("Lampe de bureau « Ibis », {}", "LED 9 W, variateur", "pce", ("54.00", "98.00"), "1 2 3 6",
                ("blanche", "noire", "laiton")),
        Product("Livre « {} »", "Relié", "ex.", ("24.90", "59.90"), "1 2 5", _BOOKS, TaxClass.READING),
    ),
)  # fmt: skip
SOFTWARE = Trade(
    Branch.SOFTWARE,
    ("Informatique", "Studio numérique", "Logiciels"),
    (
        Product("Développement du portail, {}", "En régie, relevé d'heures joint", "h", ("78.00", "115.00"),
                "6.5 12 24 37.5 40", ("connexion", "commandes", "interface stock")),
        Product("Conseil sur site", "Atelier d'expression des besoins", "h", ("95.00", "140.00"), "2 3.5 4 8"),
        Product("Contrat de maintenance {}", "Intervention sous quatre heures, jours ouvrés", "mois",
                ("180.00", "640.00"), "3 6 12", ("serveurs", "postes", "réseau")),
        Product("Licence « Classeur Plus », {}", "Durée douze mois", "postes", ("7.90", "19.50"), "5 12 25 40",
                ("individuelle", "équipe")),
        Product("Sauvegarde externalisée", "Chiffrée, restauration testée", "mois", ("49.00", "189.00"), "3 6 12"),
        Product("Frais de déplacement", "Aller-retour en voiture", "km", ("0.42", "0.58"), "46 84 120 218"),
    ),
)  # fmt: skip
CRAFT = Trade(
    Branch.CRAFT,
    ("Menuiserie", "Électricité", "Charpente"),
    (
        Product("Main-d'œuvre, pose {}", "Déplacement et petit outillage compris", "h", ("42.00", "58.50"),
                "4 7.5 8 16 22.5", ("rez-de-chaussée", "combles")),
        Product("Bois de structure {} mm", "Épicéa raboté, séché", "ml", ("4.20", "11.90"), "12 18.5 36 54",
                ("60 × 120", "60 × 160", "80 × 200")),
        Product("Porte intérieure, {}", "Âme pleine, huisserie 140 mm, béquille inox", "pce", ("219.00", "465.00"),
                "1 2 4", ("blanche", "chêne", "hêtre")),
        Product("Câble R2V {}", "Couronne de 50 m, gris", "cour.", ("28.90", "74.00"), "2 4 3 6",
                ("3 × 1,5", "3 × 2,5", "5 × 2,5")),
        Product("Appareillage « Galet », {}", "Blanc mat, avec plaque", "pce", ("6.80", "21.50"), "4 8 12 24",
                ("prise", "va-et-vient", "variateur")),
        Product("Évacuation des gravats", "Benne 5 m³, bon de pesée joint", "forfait", ("190.00", "320.00"), "1"),
    ),
)  # fmt: skip
GROCERY = Trade(
    Branch.GROCERY,
    ("Marché", "Épicerie", "Primeurs"),
    (
        Product("Lait entier {}", "", "pce", ("1.05", "1.75"), "1 1 2 3", ("1 L", "50 cl"), TaxClass.FOOD),
        Product("Pain de campagne {} g", "", "pce", ("2.30", "4.60"), "1 1 2", ("400", "800"), TaxClass.FOOD),
        Product("Pommes {}", "", "kg", ("1.99", "3.49"), "0.652 1.204 0.88 2", ("Reinette", "Gala"), TaxClass.FOOD),
        Product("Comté {}", "", "kg", ("15.90", "24.90"), "0.214 0.18 0.356", ("6 mois", "12 mois"), TaxClass.FOOD),
        Product("Café moulu {}", "", "pce", ("4.99", "8.99"), "1 1 2", ("doux", "corsé"), TaxClass.FOOD),
        Product("Œufs plein air {}", "", "bte", ("2.19", "3.99"), "1 1 2", ("x6", "x12"), TaxClass.FOOD),
        Product("Liquide vaisselle {}", "", "pce", ("0.95", "2.45"), "1 1 2", ("citron", "sensible")),
        Product("Essuie-tout {}", "", "lot", ("2.25", "3.95"), "1 1 2", ("x2", "x4")),
        Product("Piles {}", "", "lot", ("3.49", "6.99"), "1 1 2", ("AA", "AAA")),
    ),
)  # fmt: skip
CATERING = Trade(
    Branch.CATERING,
    ("Bistrot", "Café", "Brasserie", "Auberge"),
    (
        Product("Soupe du jour", "", "", ("5.50", "7.80"), "1 1 2"),
        Product("Plat du jour {}", "", "", ("13.90", "19.50"), "1 1 2", ("viande", "poisson")),
        Product("Croque-monsieur", "", "", ("8.90", "11.50"), "1 1 2"),
        Product("Salade {}", "", "", ("4.90", "13.80"), "1 1 2", ("verte", "de chèvre", "niçoise")),
        Product("Tarte tatin", "", "", ("5.90", "7.90"), "1 2"),
        Product("Café {}", "", "", ("1.80", "3.90"), "1 2 3", ("expresso", "crème")),
        Product("Eau gazeuse {}", "", "", ("3.20", "5.40"), "1 2", ("50 cl", "1 L")),
        Product("Verre de vin {}", "", "", ("3.60", "6.40"), "1 2 4", ("blanc", "rouge")),
    ),
)  # fmt: skip
TELECOM = Trade(
    Branch.TELECOM,
    ("Télécom", "Réseaux", "Mobile"),
    (
        Product("Abonnement ligne -{}", "Forfait Bureau M", "mois", ("4.95", "19.95"), "1", SUBSCRIBERS),
        Product("Appels vers mobiles -{}", "", "min", ("0.04", "0.19"), "12 47 103 215.5", SUBSCRIBERS),
        Product("Appels internationaux -{}", "", "min", ("0.12", "0.89"), "3 8.5 17 41", SUBSCRIBERS),
        Product("Messages -{}", "", "u.", ("0.05", "0.09"), "4 19 62", SUBSCRIBERS),
        Product("Données -{}", "", "Go", ("0.50", "1.90"), "1.5 5 10 20", SUBSCRIBERS),
    ),
)
TRADES = (OFFICE, SOFTWARE, CRAFT, GROCERY, CATERING, TELECOM)
