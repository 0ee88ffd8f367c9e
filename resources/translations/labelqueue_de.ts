<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source> annotation on a sample</source>
        <comment> annotations on a sample</comment>
        <translation>
            <numerusform> Annotation je Bild</numerusform>
            <numerusform> Annotationen je Bild</numerusform>
        </translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be fetched over {scheme}:// ({error}).</source>
        <translation>„{name}“ kann nicht über {scheme}:// geholt werden ({error}).</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be fetched: {error}.</source>
        <translation>„{name}“ kann nicht geholt werden: {error}.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be fetched: {host} does not answer as it should.</source>
        <translation>„{name}“ kann nicht geholt werden: {host} antwortet nicht wie erwartet.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be read ({strerror}).</source>
        <translation>„{name}“ kann nicht gelesen werden ({strerror}).</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be written ({reason}).</source>
        <translation>„{name}“ kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; does not fit into the memory of this machine.</source>
        <translation>„{name}“ passt nicht in den Speicher dieses Rechners.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a folder, not an image.</source>
        <translation>„{name}“ ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is damaged or incomplete.</source>
        <translation>„{name}“ ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty (0 bytes).</source>
        <translation>„{name}“ ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is larger than {megabytes} MB.</source>
        <translation>„{name}“ ist größer als {megabytes} MB.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not an image that Labelqueue can read.</source>
        <translation>„{name}“ ist kein Bild, das Labelqueue lesen kann.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is too large: Labelqueue opens images of up to {millions} million pixels.</source>
        <translation>„{name}“ ist zu groß: Labelqueue öffnet Bilder bis {millions} Millionen Pixel.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; may not be read: permission denied.</source>
        <translation>„{name}“ darf nicht gelesen werden: keine Berechtigung.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; may not be written to {folder}.</source>
        <translation>„{name}“ darf nicht in {folder} geschrieben werden.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was not found in {parent}.</source>
        <translation>„{name}“ wurde in {parent} nicht gefunden.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was not found in {place}.</source>
        <translation>„{name}“ wurde auf {place} nicht gefunden.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was refused by {host} (HTTP {code}).</source>
        <translation>„{name}“ wurde von {host} verweigert (HTTP {code}).</translation>
    </message>
    <message>
        <source>&quot;{status}&quot; belongs to a person and cannot be set.</source>
        <translation>„{status}“ gehört zu einer Person und kann nicht gesetzt werden.</translation>
    </message>
    <message>
        <source># How to label

- *Every* lamp, also small ones.
- No reflections.</source>
        <translation># So wird annotiert

- *Jede* Lampe, auch kleine.
- Keine Spiegelungen.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Object</source>
        <translation>&amp;Objekt</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>Bi&amp;lder</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>(anybody)</source>
        <translation>(beliebig)</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>(niemand)</translation>
    </message>
    <message>
        <source>(not told)</source>
        <translation>(nicht genannt)</translation>
    </message>
    <message>
        <source>* and ? do not go with a comparison.</source>
        <translation>* und ? gehen nicht mit einem Vergleich.</translation>
    </message>
    <message>
        <source>+{count} more</source>
        <translation>+{count} weitere</translation>
    </message>
    <message>
        <source>A CSV file with a row for each image</source>
        <translation>Eine CSV-Datei mit einer Zeile je Bild</translation>
    </message>
    <message>
        <source>A CSV file with the columns name and priority.</source>
        <translation>Eine CSV-Datei mit den Spalten name und priority.</translation>
    </message>
    <message>
        <source>A category can only be merged into another one that stays.</source>
        <translation>Eine Kategorie kann nur mit einer anderen verschmolzen werden, die bleibt.</translation>
    </message>
    <message>
        <source>A category has an id that is there twice, or that the dataset has not.</source>
        <translation>Eine Kategorie hat eine Kennung, die es doppelt oder im Datensatz nicht gibt.</translation>
    </message>
    <message>
        <source>A column is path, name, priority, metadata or nothing.</source>
        <translation>Eine Spalte ist path, name, priority, metadata oder nothing.</translation>
    </message>
    <message numerus="yes">
        <source>A comment that you had not sent is back.</source>
        <comment>{n} comments that you had not sent are back.</comment>
        <translation>
            <numerusform>Ein nicht gesendeter Kommentar ist wieder da.</numerusform>
            <numerusform>{n} nicht gesendete Kommentare sind wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>A dataset is a set of images that are labeled together, and the categories for it.</source>
        <translation>Ein Datensatz sind Bilder, die zusammen annotiert werden, und die Kategorien dafür.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>A key is a digit.</source>
        <translation>Eine Taste ist eine Ziffer.</translation>
    </message>
    <message>
        <source>A key that is held has to be a single one, without Ctrl or Shift.</source>
        <translation>Eine gehaltene Taste muss eine einzelne sein, ohne Strg oder Umschalt.</translation>
    </message>
    <message>
        <source>A label came too late</source>
        <translation>Ein Label kam zu spät</translation>
    </message>
    <message>
        <source>A label was added</source>
        <translation>Ein Label kam hinzu</translation>
    </message>
    <message>
        <source>A label with annotations is not empty.</source>
        <translation>Ein Label mit Annotationen ist nicht leer.</translation>
    </message>
    <message>
        <source>A local workspace needs a file, for example sqlite:////home/me/labels.db.</source>
        <translation>Ein lokaler Arbeitsbereich braucht eine Datei, zum Beispiel sqlite:////home/me/labels.db.</translation>
    </message>
    <message>
        <source>A manager can open it again.</source>
        <translation>Wer verwaltet, kann sie wieder öffnen.</translation>
    </message>
    <message>
        <source>A manager of this workspace makes them; then your work shows here.</source>
        <translation>Die Verwaltung dieses Arbeitsbereichs legt sie an; dann erscheint die Arbeit hier.</translation>
    </message>
    <message>
        <source>A page has between 1 and {most} samples.</source>
        <translation>Eine Seite hat zwischen 1 und {most} Bilder.</translation>
    </message>
    <message>
        <source>A page has between 1 and {page_limit} samples.</source>
        <translation>Eine Seite hat zwischen 1 und {page_limit} Bilder.</translation>
    </message>
    <message>
        <source>A page is behind one sample or before another, not both.</source>
        <translation>Eine Seite steht hinter einem Bild oder vor einem anderen, nicht beides.</translation>
    </message>
    <message>
        <source>A pause begins after</source>
        <translation>Eine Pause beginnt nach</translation>
    </message>
    <message>
        <source>A pin needs both x and y, or neither.</source>
        <translation>Eine Markierung braucht x und y oder keines von beiden.</translation>
    </message>
    <message>
        <source>A pin points at annotation {missing}, which is not in the label.</source>
        <translation>Eine Markierung zeigt auf die Annotation {missing}, die es im Label nicht gibt.</translation>
    </message>
    <message>
        <source>A pin says something, or points at something.</source>
        <translation>Eine Markierung sagt etwas oder zeigt auf etwas.</translation>
    </message>
    <message>
        <source>A range of time ends after it begins.</source>
        <translation>Ein Zeitraum endet, nachdem er beginnt.</translation>
    </message>
    <message>
        <source>A reply says something.</source>
        <translation>Eine Antwort sagt etwas.</translation>
    </message>
    <message>
        <source>A reviewer or manager can name you.</source>
        <translation>Prüfende oder die Verwaltung können Sie aufnehmen.</translation>
    </message>
    <message>
        <source>A search over names, priorities, categories and metadata. What it finds is moved here from the default queue if nobody has touched it yet, and new samples that it finds come here, too.</source>
        <translation>Eine Suche über Namen, Prioritäten, Kategorien und Metadaten. Was sie findet, kommt aus der Standard-Warteschlange hierher, wenn es noch unberührt ist; neue Bilder, die sie findet, kommen ebenfalls hierher.</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Ein Server</translation>
    </message>
    <message>
        <source>A side cannot lie on the one opposite.</source>
        <translation>Eine Seite kann nicht auf der gegenüberliegenden liegen.</translation>
    </message>
    <message>
        <source>A skeleton needs joints with names that differ.</source>
        <translation>Ein Skelett braucht Gelenke mit verschiedenen Namen.</translation>
    </message>
    <message>
        <source>A small picture of everything, as long as not all is in sight.</source>
        <translation>Ein kleines Bild vom Ganzen, solange nicht alles zu sehen ist.</translation>
    </message>
    <message>
        <source>A stored label is damaged and cannot be read.</source>
        <translation>Ein gespeichertes Label ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A text file with one path or address a line</source>
        <translation>Eine Textdatei mit einem Pfad oder einer Adresse je Zeile</translation>
    </message>
    <message>
        <source>A time-out is a number of seconds between 0.05 and 86400.</source>
        <translation>Eine Wartezeit ist eine Zahl von Sekunden zwischen 0,05 und 86400.</translation>
    </message>
    <message>
        <source>A year is between {first} and {last}.</source>
        <translation>Ein Jahr liegt zwischen {first} und {last}.</translation>
    </message>
    <message>
        <source>About Labelqueue</source>
        <translation>Über Labelqueue</translation>
    </message>
    <message>
        <source>Above 100 % dark parts are shown lighter, below it darker.</source>
        <translation>Über 100 % werden dunkle Stellen heller gezeigt, darunter dunkler.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted at once</source>
        <translation>Sofort angenommen</translation>
    </message>
    <message>
        <source>Active time of labeling after a rejection</source>
        <translation>Aktive Zeit beim Annotieren nach einer Ablehnung</translation>
    </message>
    <message>
        <source>Active time of labeling: between moves and keys, without pauses of over 5 minutes</source>
        <translation>Aktive Zeit beim Annotieren: zwischen Mausbewegungen und Tasten, ohne Pausen über 5 Minuten</translation>
    </message>
    <message>
        <source>Active time of reviewing: between moves and keys, without pauses of over 5 minutes</source>
        <translation>Aktive Zeit beim Prüfen: zwischen Mausbewegungen und Tasten, ohne Pausen über 5 Minuten</translation>
    </message>
    <message>
        <source>Active time on samples that have annotations, divided by how many they have at the end</source>
        <translation>Aktive Zeit an Bildern mit Annotationen, geteilt durch deren Zahl am Ende</translation>
    </message>
    <message>
        <source>Active time on samples that were opened by their names</source>
        <translation>Aktive Zeit an Bildern, die direkt geöffnet wurden</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>Teil hinzufügen</translation>
    </message>
    <message>
        <source>Add a part, while it is held</source>
        <translation>Teil hinzufügen, solange gehalten</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Noch einen</translation>
    </message>
    <message>
        <source>Add at least one category: annotations are drawn in one.</source>
        <translation>Mindestens eine Kategorie hinzufügen: In ihr werden Annotationen gezeichnet.</translation>
    </message>
    <message>
        <source>Add images from the home page.</source>
        <translation>Bilder lassen sich auf der Startseite hinzufügen.</translation>
    </message>
    <message>
        <source>Add images to {dataset}</source>
        <translation>Bilder zu {dataset} hinzufügen</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>Bilder hinzufügen…</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Mitglied hinzufügen</translation>
    </message>
    <message>
        <source>Add point</source>
        <translation>Punkt hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add {n} image</source>
        <comment>Add {n} images</comment>
        <translation>
            <numerusform>{n} Bild hinzufügen</numerusform>
            <numerusform>{n} Bilder hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>Adding {n} image…</source>
        <comment>Adding {n} images…</comment>
        <translation>
            <numerusform>{n} Bild wird hinzugefügt…</numerusform>
            <numerusform>{n} Bilder werden hinzugefügt…</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of images</source>
        <translation>Adresse der Bilder</translation>
    </message>
    <message>
        <source>Addresses that begin with {kind}:// cannot be listed: {error}.</source>
        <translation>Adressen mit {kind}:// am Anfang lassen sich nicht auflisten: {error}.</translation>
    </message>
    <message>
        <source>Adds the names on the clipboard: one a line, or between commas</source>
        <translation>Fügt die Namen aus der Zwischenablage hinzu: einer je Zeile oder durch Kommas getrennt</translation>
    </message>
    <message>
        <source>All categories may be used</source>
        <translation>Alle Kategorien sind erlaubt</translation>
    </message>
    <message>
        <source>All datasets</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All is done on {day}, if work goes on every day as on the last seven with work.</source>
        <translation>Alles ist am {day} fertig, wenn es jeden Tag weitergeht wie an den letzten sieben mit Arbeit.</translation>
    </message>
    <message>
        <source>All queues</source>
        <translation>Alle Warteschlangen</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>All these colours differ for every kind of eye.</source>
        <translation>Alle diese Farben unterscheiden sich für jedes Auge.</translation>
    </message>
    <message>
        <source>Among equal priorities</source>
        <translation>Bei gleicher Priorität</translation>
    </message>
    <message>
        <source>An answer on {sample}: “{comment}”</source>
        <translation>Antwort zu {sample}: „{comment}“</translation>
    </message>
    <message>
        <source>An edge of a skeleton connects the numbers of two of its joints.</source>
        <translation>Eine Kante eines Skeletts verbindet die Nummern zweier seiner Gelenke.</translation>
    </message>
    <message>
        <source>An operation id is a UUID.</source>
        <translation>Eine Vorgangskennung ist eine UUID.</translation>
    </message>
    <message numerus="yes">
        <source>And {n} more row.</source>
        <comment>And {n} more rows.</comment>
        <translation>
            <numerusform>Und {n} weitere Zeile.</numerusform>
            <numerusform>Und {n} weitere Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Annotations in the labels of these samples at the end</source>
        <translation>Annotationen in den Labels dieser Bilder am Ende</translation>
    </message>
    <message>
        <source>Annotations that were changed in the window, each once while a sample is open</source>
        <translation>Im Fenster geänderte Annotationen, jede einmal, solange ein Bild offen ist</translation>
    </message>
    <message>
        <source>Annotations that were deleted in the window</source>
        <translation>Im Fenster gelöschte Annotationen</translation>
    </message>
    <message>
        <source>Annotations that were drawn in the window</source>
        <translation>Im Fenster gezeichnete Annotationen</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Annotators and reviewers may save and go on later</source>
        <translation>Annotierende und Prüfende dürfen speichern und später weitermachen</translation>
    </message>
    <message>
        <source>Annotators and reviewers read this beside their work. Markdown.</source>
        <translation>Annotierende und Prüfende lesen das neben ihrer Arbeit. Markdown.</translation>
    </message>
    <message>
        <source>Annotators label, reviewers review; whoever joins the workspace later does, too.</source>
        <translation>Annotierende annotieren, Prüfende prüfen; auch wer später dazukommt.</translation>
    </message>
    <message>
        <source>Annotators may skip a sample</source>
        <translation>Annotierende dürfen ein Bild überspringen</translation>
    </message>
    <message>
        <source>Another search is wanted by now.</source>
        <translation>Inzwischen ist eine andere Suche gefragt.</translation>
    </message>
    <message>
        <source>Another version of Labelqueue wrote it, which this one cannot read.</source>
        <translation>Eine andere Version von Labelqueue hat das geschrieben, die diese nicht lesen kann.</translation>
    </message>
    <message>
        <source>Another workspace is being opened; one moment.</source>
        <translation>Ein anderer Arbeitsbereich wird gerade geöffnet; einen Moment.</translation>
    </message>
    <message>
        <source>Another workspace is open now, so that was not done.</source>
        <translation>Jetzt ist ein anderer Arbeitsbereich offen, daher wurde das nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Another workspace…</source>
        <translation>Anderer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source>Any two labels of this sample, side by side</source>
        <translation>Zwei beliebige Label dieses Bildes, nebeneinander</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Als Liste</translation>
    </message>
    <message>
        <source>As pictures</source>
        <translation>Als Bilder</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Assign labeler…</source>
        <translation>Zum Annotieren zuweisen…</translation>
    </message>
    <message>
        <source>Assign reviewer…</source>
        <translation>Zum Prüfen zuweisen…</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Assignment changed</source>
        <translation>Zuweisung geändert</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Egal wann</translation>
    </message>
    <message>
        <source>At character {place} of the search: {problem}</source>
        <translation>Bei Zeichen {place} der Suche: {problem}</translation>
    </message>
    <message>
        <source>At least one</source>
        <translation>Mindestens eine</translation>
    </message>
    <message>
        <source>At least one annotation, or the word that it is empty</source>
        <translation>Mindestens eine Annotation, oder die Angabe, dass das Bild leer ist</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>At most so many annotations</source>
        <translation>Höchstens so viele Annotationen</translation>
    </message>
    <message>
        <source>At most {pins_limit} pins go with one rejection.</source>
        <translation>Höchstens {pins_limit} Markierungen gehen mit einer Ablehnung.</translation>
    </message>
    <message>
        <source>At the queues</source>
        <translation>Bei den Warteschlangen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Voreinstellung</translation>
    </message>
    <message>
        <source>Back to the queues</source>
        <translation>Zurück zu den Warteschlangen</translation>
    </message>
    <message>
        <source>Back to the statistics</source>
        <translation>Zurück zur Statistik</translation>
    </message>
    <message>
        <source>Before all others</source>
        <translation>Vor alle anderen</translation>
    </message>
    <message>
        <source>Behind all others</source>
        <translation>Hinter alle anderen</translation>
    </message>
    <message>
        <source>Below which address are the images?</source>
        <translation>Unter welcher Adresse sind die Bilder?</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Boxes by extreme points</source>
        <translation>Rechtecke durch Extrempunkte</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Helligkeit und Kontrast</translation>
    </message>
    <message>
        <source>Bring back the drawing</source>
        <translation>Zeichnung zurückholen</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>Eine Ebene nach vorn</translation>
    </message>
    <message>
        <source>Bring to front</source>
        <translation>Ganz nach vorn</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Categories of {dataset}</source>
        <translation>Kategorien von {dataset}</translation>
    </message>
    <message>
        <source>Categories: {names}</source>
        <translation>Kategorien: {names}</translation>
    </message>
    <message>
        <source>Categories…</source>
        <translation>Kategorien…</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Category number {number}; held, for one shape only</source>
        <translation>Kategorie Nummer {number}; gehalten nur für eine Form</translation>
    </message>
    <message>
        <source>Category…</source>
        <translation>Kategorie…</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer);;All files (*)</source>
        <translation>Zertifikate (*.crt *.pem *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Change category</source>
        <translation>Kategorie ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes count at once, on this computer only.</source>
        <translation>Änderungen gelten sofort, nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Changing samples…</source>
        <translation>Bilder werden geändert…</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Choose a category by its name</source>
        <translation>Kategorie nach ihrem Namen auswählen</translation>
    </message>
    <message>
        <source>Choose a folder with images first.</source>
        <translation>Zuerst einen Ordner mit Bildern auswählen.</translation>
    </message>
    <message>
        <source>Choose a folder, or drop one here</source>
        <translation>Einen Ordner auswählen oder hier ablegen</translation>
    </message>
    <message>
        <source>Choose a list, or drop one here</source>
        <translation>Eine Liste auswählen oder hier ablegen</translation>
    </message>
    <message>
        <source>Choose a sample to see how it stands and what became of it.</source>
        <translation>Ein Bild auswählen, um zu sehen, wie es steht und was daraus wurde.</translation>
    </message>
    <message>
        <source>Choose a table first.</source>
        <translation>Zuerst eine Tabelle auswählen.</translation>
    </message>
    <message>
        <source>Choose a table, or drop one here</source>
        <translation>Eine Tabelle auswählen oder hier ablegen</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Choose all that are found</source>
        <translation>Alle gefundenen auswählen</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>Andere Farbe auswählen</translation>
    </message>
    <message>
        <source>Choose other days, or another queue.</source>
        <translation>Andere Tage oder eine andere Warteschlange auswählen.</translation>
    </message>
    <message>
        <source>Choose samples that are there.</source>
        <translation>Vorhandene Bilder auswählen.</translation>
    </message>
    <message>
        <source>Choose the CA file</source>
        <translation>CA-Datei auswählen</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Click or press Enter to see these samples</source>
        <translation>Klick oder Eingabetaste zeigt diese Bilder</translation>
    </message>
    <message>
        <source>Click points or drag to trace · Ctrl snaps</source>
        <translation>Klicken setzt Punkte, Ziehen zeichnet nach · Strg rastet ein</translation>
    </message>
    <message>
        <source>Click points or drag to trace · {cut} + drag cuts out · {part} + drag adds a part · Ctrl snaps</source>
        <translation>Klicken setzt Punkte, Ziehen zeichnet nach · {cut} + Ziehen schneidet aus · {part} + Ziehen fügt einen Teil hinzu · Strg rastet ein</translation>
    </message>
    <message>
        <source>Click selects · drag draws a band: Shift adds, Ctrl takes points</source>
        <translation>Klick wählt aus · Ziehen spannt einen Rahmen auf: Umschalt fügt hinzu, Strg nimmt Punkte</translation>
    </message>
    <message>
        <source>Click the four extreme points, in any order: {left} to come</source>
        <translation>Die vier äußersten Punkte in beliebiger Folge anklicken: noch {left}</translation>
    </message>
    <message>
        <source>Click the opposite corner · {stop} gives up</source>
        <translation>Gegenüberliegende Ecke anklicken · {stop} bricht ab</translation>
    </message>
    <message>
        <source>Click the other end of this side · {stop} gives up</source>
        <translation>Anderes Ende dieser Seite anklicken · {stop} bricht ab</translation>
    </message>
    <message>
        <source>Click where the opposite side is · {back} goes back · {stop} gives up</source>
        <translation>Anklicken, wo die gegenüberliegende Seite ist · {back} geht zurück · {stop} bricht ab</translation>
    </message>
    <message>
        <source>Click: {joint} · Shift + click: hidden · {omit}: not in the image</source>
        <translation>Klick: {joint} · Umschalt + Klick: verdeckt · {omit}: nicht im Bild</translation>
    </message>
    <message>
        <source>Click: {joint} · Shift + click: hidden · {omit}: not in the image · {done} ends it</source>
        <translation>Klick: {joint} · Umschalt + Klick: verdeckt · {omit}: nicht im Bild · {done} beendet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the polygon</source>
        <translation>Polygon schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour by object</source>
        <translation>Farbe je Objekt</translation>
    </message>
    <message>
        <source>Colour {color}</source>
        <translation>Farbe {color}</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare revisions…</source>
        <translation>Revisionen vergleichen…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Complete since {when}</source>
        <translation>Fertig seit {when}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy from last</source>
        <translation>Vom letzten kopieren</translation>
    </message>
    <message>
        <source>Copy from the last sample</source>
        <translation>Vom letzten Bild kopieren</translation>
    </message>
    <message>
        <source>Corrected samples wait for their reviewer</source>
        <translation>Korrigierte Bilder warten auf die Person, die geprüft hat</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>Criteria: a search</source>
        <translation>Kriterien: eine Suche</translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation>Fadenkreuz</translation>
    </message>
    <message>
        <source>Ctrl held</source>
        <translation>Strg gehalten</translation>
    </message>
    <message>
        <source>Ctrl+Space offers what could come next.</source>
        <translation>Strg+Leertaste bietet an, was folgen könnte.</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Cut out of others</source>
        <translation>Aus anderen ausschneiden</translation>
    </message>
    <message>
        <source>Cut out, while it is held</source>
        <translation>Ausschneiden, solange gehalten</translation>
    </message>
    <message>
        <source>Cut shapes in two</source>
        <translation>Formen zerteilen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Dataset {dataset}</source>
        <translation>Datensatz {dataset}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Days after which somebody is away</source>
        <translation>Tage, nach denen jemand abwesend ist</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Tage noch</translation>
    </message>
    <message>
        <source>Days without a sign of life</source>
        <translation>Tage ohne Lebenszeichen</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Deactivate {name}</source>
        <translation>{name} deaktivieren</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <translation>Deaktivieren…</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>Voreinstellung: {value}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete</source>
        <comment>Delete {n} objects</comment>
        <translation>
            <numerusform>Löschen</numerusform>
            <numerusform>{n} Objekte löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete what is selected or under the pointer</source>
        <translation>Löschen, was ausgewählt oder unter dem Zeiger ist</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Description, optional</source>
        <translation>Beschreibung, freiwillig</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of the sample</source>
        <translation>Einzelheiten des Bildes</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Disk for images from a network</source>
        <translation>Datenträger für Bilder aus dem Netz</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>Nicht verschmelzen</translation>
    </message>
    <message>
        <source>Does everything: samples, categories, queues, members, export.</source>
        <translation>Darf alles: Bilder, Kategorien, Warteschlangen, Mitglieder, Export.</translation>
    </message>
    <message>
        <source>Does not belong here</source>
        <translation>Gehört nicht hierher</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Double click, first point</source>
        <translation>Doppelklick, erster Punkt</translation>
    </message>
    <message>
        <source>Drag across what is to be split · if something is selected, only that</source>
        <translation>Quer über das ziehen, was zerteilt werden soll · nur die Auswahl, wenn es eine gibt</translation>
    </message>
    <message>
        <source>Drag along one side, then click beside it · {cut} cuts out · {part} adds a part · Ctrl snaps</source>
        <translation>Entlang einer Seite ziehen, dann daneben klicken · {cut} schneidet aus · {part} fügt einen Teil hinzu · Strg rastet ein</translation>
    </message>
    <message>
        <source>Drag makes a new point</source>
        <translation>Ziehen erzeugt einen neuen Punkt</translation>
    </message>
    <message>
        <source>Drag moves the image · with any tool: middle button · {pan} + drag</source>
        <translation>Ziehen verschiebt das Bild · mit jedem Werkzeug: mittlere Taste · {pan} + Ziehen</translation>
    </message>
    <message>
        <source>Drag moves this point, with Ctrl onto others · double click removes it</source>
        <translation>Ziehen verschiebt diesen Punkt, mit Strg auf andere · Doppelklick entfernt ihn</translation>
    </message>
    <message>
        <source>Drag moves this side</source>
        <translation>Ziehen verschiebt diese Seite</translation>
    </message>
    <message>
        <source>Drag moves · {category}: category · {delete} deletes · {cut} + drag cuts out · {part} + drag adds</source>
        <translation>Ziehen verschiebt · {category}: Kategorie · {delete} löscht · {cut} + Ziehen schneidet aus · {part} + Ziehen fügt hinzu</translation>
    </message>
    <message>
        <source>Drag one of the points, arrows · {delete} deletes · Ctrl + click takes one more · {stop} lets go</source>
        <translation>Einen der Punkte ziehen, Pfeiltasten · {delete} löscht · Strg + Klick nimmt noch einen · {stop} lässt sie los</translation>
    </message>
    <message>
        <source>Drag turns, with Shift in steps of 15°</source>
        <translation>Ziehen dreht, mit Umschalt in Schritten von 15°</translation>
    </message>
    <message>
        <source>Drag, or click two corners · {cut} + drag cuts out · {part} + drag adds a part · Ctrl snaps</source>
        <translation>Ziehen oder zwei Ecken anklicken · {cut} + Ziehen schneidet aus · {part} + Ziehen fügt einen Teil hinzu · Strg rastet ein</translation>
    </message>
    <message>
        <source>Draw box</source>
        <translation>Rechteck zeichnen</translation>
    </message>
    <message>
        <source>Draw boxes</source>
        <translation>Rechtecke zeichnen</translation>
    </message>
    <message>
        <source>Draw ellipse</source>
        <translation>Ellipse zeichnen</translation>
    </message>
    <message>
        <source>Draw ellipses</source>
        <translation>Ellipsen zeichnen</translation>
    </message>
    <message>
        <source>Draw lines</source>
        <translation>Linien zeichnen</translation>
    </message>
    <message>
        <source>Draw polygon</source>
        <translation>Polygon zeichnen</translation>
    </message>
    <message>
        <source>Draw polygons</source>
        <translation>Polygone zeichnen</translation>
    </message>
    <message>
        <source>Draw polyline</source>
        <translation>Linienzug zeichnen</translation>
    </message>
    <message>
        <source>Draw rotated box</source>
        <translation>Gedrehtes Rechteck zeichnen</translation>
    </message>
    <message>
        <source>Draw turned boxes</source>
        <translation>Gedrehte Rechtecke zeichnen</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Drawings on this computer</source>
        <translation>Zeichnungen auf diesem Rechner</translation>
    </message>
    <message>
        <source>Drawings on this computer…</source>
        <translation>Zeichnungen auf diesem Rechner…</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>Drop it here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Drop the folder to make a dataset of its images</source>
        <translation>Ordner ablegen, um aus seinen Bildern einen Datensatz zu machen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Each category</source>
        <translation>Jede Kategorie</translation>
    </message>
    <message>
        <source>Each click is a point · Ctrl snaps</source>
        <translation>Jeder Klick ist ein Punkt · Strg rastet ein</translation>
    </message>
    <message>
        <source>Each member and category</source>
        <translation>Jedes Mitglied und jede Kategorie</translation>
    </message>
    <message>
        <source>Each object has a colour of its own, not that of its category.</source>
        <translation>Jedes Objekt hat eine eigene Farbe, nicht die seiner Kategorie.</translation>
    </message>
    <message>
        <source>Each queue and category</source>
        <translation>Jede Warteschlange und jede Kategorie</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted where the server can</source>
        <translation>Verschlüsselt, wo der Server es kann</translation>
    </message>
    <message>
        <source>Encrypted, and certified by the CA file</source>
        <translation>Verschlüsselt und durch die CA-Datei beglaubigt</translation>
    </message>
    <message>
        <source>Encrypted, and sure that it is this server</source>
        <translation>Verschlüsselt und sicher, dass es dieser Server ist</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Every key can be another one.</source>
        <translation>Jede Taste kann eine andere sein.</translation>
    </message>
    <message>
        <source>Everybody else is away, too.</source>
        <translation>Alle anderen sind auch abwesend.</translation>
    </message>
    <message>
        <source>Everybody whose role allows it</source>
        <translation>Alle, deren Rolle es erlaubt</translation>
    </message>
    <message>
        <source>Everybody whose role allows it works in this queue</source>
        <translation>In dieser Warteschlange arbeiten alle, deren Rolle es erlaubt</translation>
    </message>
    <message>
        <source>Everybody works in the queue {queue!r}; name its members first.</source>
        <translation>In der Warteschlange {queue!r} arbeiten alle; zuerst ihre Mitglieder bestimmen.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Expected end</source>
        <translation>Erwartetes Ende</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export {dataset}</source>
        <translation>{dataset} exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Export {n} sample</source>
        <comment>Export {n} samples</comment>
        <translation>
            <numerusform>{n} Bild exportieren</numerusform>
            <numerusform>{n} Bilder exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Fetch the next image ahead</source>
        <translation>Nächstes Bild im Voraus holen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File to write to</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Files that cannot be read</source>
        <translation>Dateien, die nicht gelesen werden können</translation>
    </message>
    <message>
        <source>Fill less</source>
        <translation>Schwächer füllen</translation>
    </message>
    <message>
        <source>Fill more</source>
        <translation>Stärker füllen</translation>
    </message>
    <message>
        <source>Fill of objects</source>
        <translation>Füllung der Objekte</translation>
    </message>
    <message>
        <source>Filter: {text}</source>
        <translation>Filter: {text}</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a category</source>
        <translation>Kategorie suchen</translation>
    </message>
    <message>
        <source>Find a dataset</source>
        <translation>Datensatz suchen</translation>
    </message>
    <message>
        <source>Find a sample…</source>
        <translation>Bild suchen…</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Find members by name</source>
        <translation>Mitglieder nach Namen suchen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Finish or cancel the shape first.</source>
        <translation>Zuerst die Form beenden oder abbrechen.</translation>
    </message>
    <message>
        <source>Finish the shape</source>
        <translation>Form beenden</translation>
    </message>
    <message>
        <source>Finish this label and go on</source>
        <translation>Dieses Label abschließen und weiter</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>samples</comment>
        <translation>Fertig geworden</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Finished per day</source>
        <translation>Fertig je Tag</translation>
    </message>
    <message>
        <source>Finished per hour</source>
        <translation>Fertig je Stunde</translation>
    </message>
    <message>
        <source>Finished, divided by the days on which anything was submitted, skipped or decided</source>
        <translation>Fertig geworden, geteilt durch die Tage, an denen etwas abgegeben, übersprungen oder entschieden wurde</translation>
    </message>
    <message>
        <source>Finished, divided by the hours of active time of all who worked in the queue</source>
        <translation>Fertig geworden, geteilt durch die aktiven Stunden aller, die in der Warteschlange gearbeitet haben</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>First decisions</source>
        <translation>Erste Entscheidungen</translation>
    </message>
    <message>
        <source>First decisions that were Accept</source>
        <translation>Erste Entscheidungen, die „Annehmen“ waren</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>Erste Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>First-pass acceptance</source>
        <translation>Annahmequote</translation>
    </message>
    <message>
        <source>First-pass acceptance of each member</source>
        <translation>Sofort angenommen, je Mitglied</translation>
    </message>
    <message>
        <source>Fit in window</source>
        <translation>Ins Fenster einpassen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>For as long as this sample is open</source>
        <translation>Solange dieses Bild offen ist</translation>
    </message>
    <message>
        <source>For example s3://bucket/folder</source>
        <translation>Zum Beispiel s3://bucket/ordner</translation>
    </message>
    <message>
        <source>For example: light:night -category:leaf</source>
        <translation>Zum Beispiel: light:night -category:leaf</translation>
    </message>
    <message>
        <source>For example: {example}</source>
        <translation>Zum Beispiel: {example}</translation>
    </message>
    <message>
        <source>For example: {example}
A hyphen connects, a comma begins anew.</source>
        <translation>Zum Beispiel: {example}
Ein Bindestrich verbindet, ein Komma beginnt neu.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget the password</source>
        <translation>Passwort vergessen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Four clicks: top, bottom, left, right.</source>
        <translation>Vier Klicks: oben, unten, links, rechts.</translation>
    </message>
    <message>
        <source>Free for everybody</source>
        <translation>Für alle freigeben</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From time</source>
        <translation>Zeit ab</translation>
    </message>
    <message>
        <source>From which status samples went to which</source>
        <translation>Aus welchem Status Bilder in welchen kamen</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>Von – bis…</translation>
    </message>
    <message>
        <source>Further rows</source>
        <translation>Weitere Zeilen</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Give it back to the queue; what its holder still sends is kept as a copy</source>
        <translation>In die Warteschlange zurückgeben; was noch gesendet wird, bleibt als Kopie erhalten</translation>
    </message>
    <message>
        <source>Give the sample back and go to the queues</source>
        <translation>Das Bild zurückgeben und zu den Warteschlangen gehen</translation>
    </message>
    <message>
        <source>Give up the drawing; nobody gets it back</source>
        <translation>Die Zeichnung aufgeben; niemand bekommt sie zurück</translation>
    </message>
    <message>
        <source>Give up the shape or the selection</source>
        <translation>Form oder Auswahl aufgeben</translation>
    </message>
    <message>
        <source>Give what is chosen to somebody, with the work on it</source>
        <translation>Das Ausgewählte jemandem geben, mit der Arbeit daran</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Given back by itself</source>
        <translation>Von selbst zurückgegeben</translation>
    </message>
    <message>
        <source>Go on with it here; what is drawn there from now on is kept as a copy</source>
        <translation>Hier weitermachen; was dort ab jetzt gezeichnet wird, bleibt als Kopie erhalten</translation>
    </message>
    <message>
        <source>Go on with it here; what its holder still sends is kept as a copy</source>
        <translation>Hier weitermachen; was dort noch gesendet wird, bleibt als Kopie erhalten</translation>
    </message>
    <message>
        <source>Go on with the drawing, or look at it where somebody else has the sample</source>
        <translation>Mit der Zeichnung weitermachen, oder sie ansehen, wenn jemand anders das Bild hat</translation>
    </message>
    <message>
        <source>Group by category</source>
        <translation>Nach Kategorie gruppieren</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Guide of this queue</source>
        <translation>Anleitung dieser Warteschlange</translation>
    </message>
    <message>
        <source>Guide – {title}</source>
        <translation>Anleitung – {title}</translation>
    </message>
    <message>
        <source>Guide, in Markdown</source>
        <translation>Anleitung, in Markdown</translation>
    </message>
    <message>
        <source>Guide…</source>
        <translation>Anleitung…</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>Here is what a reviewer found right.</source>
        <translation>Hier steht, was bei der Prüfung richtig war.</translation>
    </message>
    <message>
        <source>Here is what a reviewer sends back, and why.</source>
        <translation>Hier steht, was aus der Prüfung zurückkommt, und warum.</translation>
    </message>
    <message>
        <source>Here is what comes back to you, what you were in the middle of, and what is assigned to you.</source>
        <translation>Hier steht, was zurückkommt, was angefangen und was zugewiesen ist.</translation>
    </message>
    <message>
        <source>Here is what you accept and reject.</source>
        <translation>Hier steht, was angenommen und abgelehnt wurde.</translation>
    </message>
    <message>
        <source>Here is what you hand in, and how it stands since then.</source>
        <translation>Hier steht, was abgegeben wurde und was seitdem daraus geworden ist.</translation>
    </message>
    <message>
        <source>Here is what you work on, in this window or another one.</source>
        <translation>Hier steht, woran gearbeitet wird, in diesem Fenster oder einem anderen.</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Ausblenden oder einblenden</translation>
    </message>
    <message>
        <source>Hide or show all</source>
        <translation>Alle aus- oder einblenden</translation>
    </message>
    <message>
        <source>Highest first</source>
        <translation>Höchste zuerst</translation>
    </message>
    <message>
        <source>Highest of the objects</source>
        <translation>Höchster der Objekte</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How is it labeled?</source>
        <translation>Wie wird annotiert?</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>How light images are shown; the files stay as they are.</source>
        <translation>Wie hell Bilder gezeigt werden; die Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>How light the image is shown</source>
        <translation>Wie hell das Bild gezeigt wird</translation>
    </message>
    <message>
        <source>How long the oldest has waited</source>
        <translation>Wie lange das älteste wartet</translation>
    </message>
    <message>
        <source>How long the one has its status that has it for the longest</source>
        <translation>Wie lange das Bild seinen Status hat, das ihn am längsten hat</translation>
    </message>
    <message>
        <source>How long you have worked on this sample, without the pauses</source>
        <translation>Arbeitszeit an diesem Bild, ohne die Pausen</translation>
    </message>
    <message>
        <source>How many samples there are</source>
        <translation>Wie viele Bilder es sind</translation>
    </message>
    <message>
        <source>How much the inside of an object covers the image.</source>
        <translation>Wie stark das Innere eines Objekts das Bild bedeckt.</translation>
    </message>
    <message>
        <source>How often a member accepted or rejected a sample</source>
        <translation>Wie oft ein Mitglied ein Bild angenommen oder abgelehnt hat</translation>
    </message>
    <message>
        <source>How often a sample became done in these days</source>
        <translation>Wie oft in diesen Tagen ein Bild fertig wurde</translation>
    </message>
    <message>
        <source>How often a sample was skipped, labeling or reviewing</source>
        <translation>Wie oft ein Bild übersprungen wurde, beim Annotieren oder Prüfen</translation>
    </message>
    <message>
        <source>How often a sample was submitted</source>
        <translation>Wie oft ein Bild abgegeben wurde</translation>
    </message>
    <message>
        <source>How often reviewers accepted; it counts for who labeled the sample</source>
        <translation>Wie oft angenommen wurde; zählt für das Mitglied, das annotiert hat</translation>
    </message>
    <message>
        <source>How often reviewers rejected; it counts for who labeled the sample</source>
        <translation>Wie oft abgelehnt wurde; zählt für das Mitglied, das annotiert hat</translation>
    </message>
    <message>
        <source>How often samples went from one status to the other</source>
        <translation>Wie oft Bilder vom einen Status in den anderen kamen</translation>
    </message>
    <message>
        <source>How strong the differences in images are shown.</source>
        <translation>Wie stark die Unterschiede in Bildern gezeigt werden.</translation>
    </message>
    <message>
        <source>How the chosen sample stands, and what became of it</source>
        <translation>Wie das ausgewählte Bild steht und was daraus wurde</translation>
    </message>
    <message>
        <source>How the guide looks</source>
        <translation>So sieht die Anleitung aus</translation>
    </message>
    <message>
        <source>How the program is on this computer</source>
        <translation>Wie das Programm auf diesem Rechner ist</translation>
    </message>
    <message>
        <source>How the queues stand</source>
        <translation>Stand der Warteschlangen</translation>
    </message>
    <message>
        <source>How they stand</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>How to label in this queue</source>
        <translation>Wie in dieser Warteschlange annotiert wird</translation>
    </message>
    <message>
        <source>If somebody else has the sample by now, it is stored beside their label</source>
        <translation>Hat inzwischen jemand anders das Bild, wird sie neben dessen Label gespeichert</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images that came over a network are kept on this computer for a week; 0 keeps none.</source>
        <translation>Bilder aus dem Netz bleiben eine Woche auf diesem Rechner; 0 behält keine.</translation>
    </message>
    <message>
        <source>Images with the same content</source>
        <translation>Bilder mit gleichem Inhalt</translation>
    </message>
    <message>
        <source>Imprecise outline</source>
        <translation>Ungenauer Umriss</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>In hand of</source>
        <translation>In Arbeit bei</translation>
    </message>
    <message>
        <source>In hand of {member}</source>
        <translation>In Arbeit bei {member}</translation>
    </message>
    <message>
        <source>In my hands</source>
        <translation>In meinen Händen</translation>
    </message>
    <message>
        <source>In some queue nothing was finished lately, so nobody can say when all is.</source>
        <translation>In einer Warteschlange wurde zuletzt nichts fertig; daher ist offen, wann alles fertig ist.</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>In den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>In den letzten 7 Tagen</translation>
    </message>
    <message numerus="yes">
        <source>In this queue a sample can have at most {n} annotation; this one has {count}.</source>
        <comment>In this queue a sample can have at most {n} annotations; this one has {count}.</comment>
        <translation>
            <numerusform>In dieser Warteschlange hat ein Bild höchstens {n} Annotation; dieses hat {count}.</numerusform>
            <numerusform>In dieser Warteschlange hat ein Bild höchstens {n} Annotationen; dieses hat {count}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include it anyway</source>
        <comment>Include them anyway</comment>
        <translation>
            <numerusform>Trotzdem aufnehmen</numerusform>
            <numerusform>Trotzdem aufnehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>Mit Unterordnern</translation>
    </message>
    <message>
        <source>It cannot be read as a row of a table.</source>
        <translation>Das lässt sich nicht als Zeile einer Tabelle lesen.</translation>
    </message>
    <message>
        <source>It has {n} cells, the table has {columns} columns.</source>
        <translation>Die Zeile hat {n} Zellen, die Tabelle {columns} Spalten.</translation>
    </message>
    <message>
        <source>It is deleted. Restored, it has its labels and its history again.</source>
        <translation>Es ist gelöscht. Wiederhergestellt hat es seine Label und seinen Verlauf wieder.</translation>
    </message>
    <message>
        <source>It is in the clipboard.</source>
        <translation>Es ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>It is there at once when you submit; switch it off where the network is paid by volume.</source>
        <translation>Es ist beim Abgeben sofort da; ausschalten, wo das Netz nach Menge kostet.</translation>
    </message>
    <message>
        <source>It is {status} and in nobody’s hands. You can look at it.</source>
        <translation>Es ist {status} und in niemandes Händen. Es kann angesehen werden.</translation>
    </message>
    <message>
        <source>It names no image.</source>
        <translation>Hier fehlt der Name eines Bildes.</translation>
    </message>
    <message>
        <source>It sets the last point of a shape.</source>
        <translation>Setzt den letzten Punkt einer Form.</translation>
    </message>
    <message>
        <source>Its name has a character that cannot be shown; rename the file.</source>
        <translation>Der Name hat ein Zeichen, das nicht dargestellt werden kann; die Datei umbenennen.</translation>
    </message>
    <message>
        <source>Its samples go back to the default queue as they stand; nothing of them is lost.</source>
        <translation>Die Bilder gehen, wie sie sind, zurück in die Standard-Warteschlange; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Joints, for keypoints</source>
        <translation>Gelenke, für Schlüsselpunkte</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep the open drawing after</source>
        <translation>Offene Zeichnung sichern nach</translation>
    </message>
    <message>
        <source>Keep this one and point at something else (Shift+Enter)</source>
        <translation>Diesen behalten und auf etwas anderes zeigen (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Keep zoom and position</source>
        <translation>Zoom und Ausschnitt behalten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Key of the metadata</source>
        <translation>Schlüssel der Metadaten</translation>
    </message>
    <message>
        <source>Key {number} for {action}</source>
        <translation>Taste {number} für {action}</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>Schlüsselpunkte</translation>
    </message>
    <message>
        <source>Label after</source>
        <translation>Label danach</translation>
    </message>
    <message>
        <source>Label before</source>
        <translation>Label davor</translation>
    </message>
    <message>
        <source>Label images from a shared queue: everyone gets the next sample, nobody gets the same one.</source>
        <translation>Bilder aus einer gemeinsamen Warteschlange annotieren: Alle bekommen das nächste Bild, niemand dasselbe.</translation>
    </message>
    <message>
        <source>Label on the left</source>
        <translation>Label links</translation>
    </message>
    <message>
        <source>Label on the right</source>
        <translation>Label rechts</translation>
    </message>
    <message>
        <source>Labeled by</source>
        <translation>Annotiert von</translation>
    </message>
    <message>
        <source>Labeler</source>
        <translation>Annotiert von</translation>
    </message>
    <message>
        <source>Labeling</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Labeling begun</source>
        <translation>Annotieren begonnen</translation>
    </message>
    <message>
        <source>Labeling time</source>
        <translation>Annotierzeit</translation>
    </message>
    <message>
        <source>Labelqueue</source>
        <translation>Labelqueue</translation>
    </message>
    <message>
        <source>Labelqueue cannot use a database of the kind {drivername!r}; write sqlite:////path/to/file.db or postgresql://name@server/database.</source>
        <translation>Labelqueue kann keine Datenbank der Art {drivername!r} benutzen; möglich sind sqlite:////pfad/zur/datei.db und postgresql://name@server/datenbank.</translation>
    </message>
    <message>
        <source>Labelqueue did not end as it should the last time; what was drawn is kept.</source>
        <translation>Labelqueue wurde das letzte Mal nicht ordentlich beendet; was gezeichnet war, ist noch da.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels and reviews, creates queues, looks at all samples and statistics.</source>
        <translation>Annotiert und prüft, legt Warteschlangen an, sieht alle Bilder und die ganze Statistik.</translation>
    </message>
    <message>
        <source>Labels in</source>
        <translation>Annotiert in</translation>
    </message>
    <message>
        <source>Labels.</source>
        <translation>Annotiert Bilder.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last heard of</source>
        <translation>Zuletzt gemeldet</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt da</translation>
    </message>
    <message>
        <source>Last {n} days</source>
        <translation>Letzte {n} Tage</translation>
    </message>
    <message>
        <source>Leave anyway</source>
        <translation>Trotzdem verlassen</translation>
    </message>
    <message numerus="yes">
        <source>Leave it out</source>
        <comment>Leave them out</comment>
        <translation>
            <numerusform>Auslassen</numerusform>
            <numerusform>Auslassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Leave the password out of the address: everybody who gets the images would read it.</source>
        <translation>Das Passwort aus der Adresse weglassen: Alle, die die Bilder bekommen, würden es lesen.</translation>
    </message>
    <message>
        <source>Leave this sample to who has it ({key})</source>
        <translation>Das Bild dem Mitglied lassen, das es hat ({key})</translation>
    </message>
    <message>
        <source>Let go to finish</source>
        <translation>Loslassen zum Beenden</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Let {name} in no more?</source>
        <translation>{name} nicht mehr einlassen?</translation>
    </message>
    <message>
        <source>Lets it count as another category, in all labels</source>
        <translation>Zählt dann in jedem Label als eine andere Kategorie</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark, or whichever the desktop has.</source>
        <translation>Hell oder dunkel, oder wie die Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>Lighter than the object</source>
        <translation>Heller als das Objekt</translation>
    </message>
    <message>
        <source>Line around what is selected</source>
        <translation>Linie um das Ausgewählte</translation>
    </message>
    <message>
        <source>Line of what the pointer is over</source>
        <translation>Linie um das, was unter dem Zeiger ist</translation>
    </message>
    <message>
        <source>Lines between pixels, seen from near.</source>
        <translation>Linien zwischen den Pixeln, aus der Nähe.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>List of images</source>
        <translation>Liste von Bildern</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder entsperren</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Nochmals nachsehen</translation>
    </message>
    <message>
        <source>Look at the next object</source>
        <translation>Nächstes Objekt ansehen</translation>
    </message>
    <message>
        <source>Look at the object before</source>
        <translation>Voriges Objekt ansehen</translation>
    </message>
    <message>
        <source>Look at what differs, one after the other</source>
        <translation>Unterschiede nacheinander ansehen</translation>
    </message>
    <message>
        <source>Look at what the reviewer pointed at, one after the other</source>
        <translation>Nacheinander ansehen, worauf bei der Prüfung gezeigt wurde</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Hier ansehen</translation>
    </message>
    <message>
        <source>Looking at images</source>
        <translation>Bilder ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Looking at {n} image…</source>
        <comment>Looking at {n} images…</comment>
        <translation>
            <numerusform>{n} Bild wird angesehen…</numerusform>
            <numerusform>{n} Bilder werden angesehen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at {place}…</source>
        <translation>{place} wird angesehen…</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>Looking through labels: {n} sample so far…</source>
        <comment>Looking through labels: {n} samples so far…</comment>
        <translation>
            <numerusform>Label werden durchgesehen: bisher {n} Bild…</numerusform>
            <numerusform>Label werden durchgesehen: bisher {n} Bilder…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking · {place}</source>
        <translation>Ansehen · {place}</translation>
    </message>
    <message>
        <source>Looks at samples and changes nothing.</source>
        <translation>Sieht Bilder an und ändert nichts.</translation>
    </message>
    <message>
        <source>Lowest first</source>
        <translation>Niedrigste zuerst</translation>
    </message>
    <message>
        <source>Lowest of the objects</source>
        <translation>Niedrigster der Objekte</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Make a dataset from a folder of images…</source>
        <translation>Datensatz aus einem Ordner mit Bildern anlegen…</translation>
    </message>
    <message>
        <source>Make an object of each part</source>
        <translation>Aus jedem Teil ein Objekt machen</translation>
    </message>
    <message>
        <source>Make it and open</source>
        <translation>Anlegen und öffnen</translation>
    </message>
    <message>
        <source>Make one object of those that are selected</source>
        <translation>Aus den ausgewählten ein Objekt machen</translation>
    </message>
    <message>
        <source>Making “{draft}”…</source>
        <translation>„{draft}“ wird angelegt…</translation>
    </message>
    <message>
        <source>Making “{plan}”…</source>
        <translation>„{plan}“ wird angelegt…</translation>
    </message>
    <message>
        <source>Many people ask it at once; this window asks again by itself.</source>
        <translation>Viele fragen gerade; dieses Fenster fragt von selbst wieder.</translation>
    </message>
    <message>
        <source>Mark as hidden or visible</source>
        <translation>Als verdeckt oder sichtbar markieren</translation>
    </message>
    <message>
        <source>May stay empty.</source>
        <translation>Kann leer bleiben.</translation>
    </message>
    <message>
        <source>Mean of the active time on each sample</source>
        <translation>Mittelwert der aktiven Zeit je Bild</translation>
    </message>
    <message>
        <source>Mean of the objects</source>
        <translation>Mittelwert der Objekte</translation>
    </message>
    <message>
        <source>Mean per annotation</source>
        <translation>Mittel je Annotation</translation>
    </message>
    <message>
        <source>Mean per sample</source>
        <translation>Mittel je Bild</translation>
    </message>
    <message>
        <source>Median of the active time on each sample: half of them took longer</source>
        <translation>Median der aktiven Zeit je Bild: Die Hälfte dauerte länger</translation>
    </message>
    <message>
        <source>Median of the time on each sample that has annotations, divided by its annotations</source>
        <translation>Median der Zeit an jedem Bild mit Annotationen, geteilt durch deren Zahl</translation>
    </message>
    <message>
        <source>Median per annotation</source>
        <translation>Median je Annotation</translation>
    </message>
    <message>
        <source>Median per sample</source>
        <translation>Median je Bild</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>Mitglieder…</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>Speicher für Bilder</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Verschmelzen</translation>
    </message>
    <message numerus="yes">
        <source>Merge</source>
        <comment>Merge {n} objects</comment>
        <translation>
            <numerusform>Verschmelzen</numerusform>
            <numerusform>{n} Objekte verschmelzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Verschmelzen…</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Metadata changed</source>
        <translation>Metadaten geändert</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Mit der mittleren Taste ziehen</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>Übersichtskarte</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More for the queue {queue} of {dataset}</source>
        <translation>Mehr zur Warteschlange {queue} von {dataset}</translation>
    </message>
    <message>
        <source>More for {dataset}</source>
        <translation>Mehr zu {dataset}</translation>
    </message>
    <message>
        <source>More than 10</source>
        <translation>Mehr als 10</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>More: find a sample, new queue, add images, categories, export</source>
        <translation>Mehr: Bild suchen, neue Warteschlange, Bilder hinzufügen, Kategorien, exportieren</translation>
    </message>
    <message>
        <source>More: guide, who has what, settings, pause, finish</source>
        <translation>Mehr: Anleitung, wer hat was, Einstellungen, anhalten, beenden</translation>
    </message>
    <message numerus="yes">
        <source>Move</source>
        <comment>Move {n} objects</comment>
        <translation>
            <numerusform>Verschieben</numerusform>
            <numerusform>{n} Objekte verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Move down by a pixel, with Shift by ten</source>
        <translation>Um ein Pixel nach unten, mit Umschalt um zehn</translation>
    </message>
    <message>
        <source>Move left by a pixel, with Shift by ten</source>
        <translation>Um ein Pixel nach links, mit Umschalt um zehn</translation>
    </message>
    <message>
        <source>Move right by a pixel, with Shift by ten</source>
        <translation>Um ein Pixel nach rechts, mit Umschalt um zehn</translation>
    </message>
    <message>
        <source>Move shared borders together</source>
        <translation>Gemeinsame Grenzen zusammen verschieben</translation>
    </message>
    <message>
        <source>Move the image</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Move the image by dragging, while it is held</source>
        <translation>Bild durch Ziehen verschieben, solange gehalten</translation>
    </message>
    <message>
        <source>Move to a queue</source>
        <translation>In eine Warteschlange verschieben</translation>
    </message>
    <message>
        <source>Move to a queue…</source>
        <translation>In eine Warteschlange verschieben…</translation>
    </message>
    <message>
        <source>Move up by a pixel, with Shift by ten</source>
        <translation>Um ein Pixel nach oben, mit Umschalt um zehn</translation>
    </message>
    <message>
        <source>Moved to the queue {queue}</source>
        <translation>In die Warteschlange {queue} verschoben</translation>
    </message>
    <message>
        <source>My statistics</source>
        <translation>Meine Statistik</translation>
    </message>
    <message>
        <source>My statistics: nothing in the last {n} days. Here is what you do, and what becomes of it.</source>
        <translation>Meine Statistik: nichts in den letzten {n} Tagen. Hier steht, was getan wurde und was daraus geworden ist.</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Meine Arbeit</translation>
    </message>
    <message>
        <source>My work · {n}</source>
        <translation>Meine Arbeit · {n}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name a key of the metadata.</source>
        <translation>Einen Schlüssel der Metadaten angeben.</translation>
    </message>
    <message>
        <source>Name of a category, then Enter</source>
        <translation>Name einer Kategorie, dann Eingabe</translation>
    </message>
    <message>
        <source>Name of a new category</source>
        <translation>Name einer neuen Kategorie</translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation>Name des Datensatzes</translation>
    </message>
    <message>
        <source>Name of the queue</source>
        <translation>Name der Warteschlange</translation>
    </message>
    <message>
        <source>Name of the search:</source>
        <translation>Name der Suche:</translation>
    </message>
    <message>
        <source>Name the file to write to.</source>
        <translation>Die Zieldatei angeben.</translation>
    </message>
    <message>
        <source>Names on objects</source>
        <translation>Namen an Objekten</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New dataset</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>New dataset…</source>
        <translation>Neuer Datensatz…</translation>
    </message>
    <message>
        <source>New name of “{name}”:</source>
        <translation>Neuer Name von „{name}“:</translation>
    </message>
    <message>
        <source>New queue from this search…</source>
        <translation>Neue Warteschlange aus dieser Suche…</translation>
    </message>
    <message>
        <source>New queue in {dataset}</source>
        <translation>Neue Warteschlange in {dataset}</translation>
    </message>
    <message>
        <source>New queue…</source>
        <translation>Neue Warteschlange…</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Neues</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Next object, or leave out a joint</source>
        <translation>Nächstes Objekt, oder ein Gelenk auslassen</translation>
    </message>
    <message>
        <source>Next pinned comment</source>
        <translation>Nächster Kommentar im Bild</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>No categories</source>
        <translation>Keine Kategorien</translation>
    </message>
    <message>
        <source>No categories yet: annotations need at least one.</source>
        <translation>Noch keine Kategorien: Annotationen brauchen mindestens eine.</translation>
    </message>
    <message>
        <source>No comment was given.</source>
        <translation>Ohne Kommentar.</translation>
    </message>
    <message>
        <source>No dataset is called “{filter}”.</source>
        <translation>Kein Datensatz heißt „{filter}“.</translation>
    </message>
    <message>
        <source>No datasets yet</source>
        <translation>Noch keine Datensätze</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Kein Label</translation>
    </message>
    <message>
        <source>No member has “{text}” in their name.</source>
        <translation>Kein Mitglied hat „{text}“ im Namen.</translation>
    </message>
    <message>
        <source>No more than {most} searches can be saved.</source>
        <translation>Mehr als {most} Suchen lassen sich nicht speichern.</translation>
    </message>
    <message>
        <source>No new images</source>
        <translation>Keine neuen Bilder</translation>
    </message>
    <message>
        <source>No object differs</source>
        <translation>Kein Objekt weicht ab</translation>
    </message>
    <message>
        <source>No sample here has “{text}” in its name.</source>
        <translation>Kein Bild hat hier „{text}“ im Namen.</translation>
    </message>
    <message>
        <source>No sample is found now; new ones may come.</source>
        <translation>Im Moment wird kein Bild gefunden; neue können kommen.</translation>
    </message>
    <message>
        <source>No sample of this dataset meets that search.</source>
        <translation>Kein Bild dieses Datensatzes passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>Nobody has a sample of this queue in hand.</source>
        <translation>Niemand hat ein Bild dieser Warteschlange in Arbeit.</translation>
    </message>
    <message>
        <source>Nobody is ticked: nobody can work in this queue.</source>
        <translation>Niemand ist angehakt: In dieser Warteschlange kann niemand arbeiten.</translation>
    </message>
    <message>
        <source>Nobody labels in this queue.</source>
        <translation>In dieser Warteschlange annotiert niemand.</translation>
    </message>
    <message>
        <source>Nobody reviews: a sample is done as soon as it is labeled.</source>
        <translation>Niemand prüft: Ein Bild ist fertig, sobald es annotiert ist.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keiner</translation>
    </message>
    <message>
        <source>Not active, or not heard of for so many days:</source>
        <translation>Nicht aktiv oder so viele Tage ohne Lebenszeichen:</translation>
    </message>
    <message>
        <source>Not assigned to you</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Not in the last 30 days</source>
        <translation>Nicht in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Not in the last 7 days</source>
        <translation>Nicht in den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Hier nicht zu sehen</translation>
    </message>
    <message>
        <source>Not your queue</source>
        <translation>Nicht diese Warteschlange</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing drawn yet. Press R and drag a box.</source>
        <translation>Noch nichts gezeichnet. R drücken und ein Rechteck aufziehen.</translation>
    </message>
    <message>
        <source>Nothing for you right now</source>
        <translation>Gerade nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing has changed since the rejection</source>
        <translation>Seit der Ablehnung hat sich nichts geändert</translation>
    </message>
    <message>
        <source>Nothing is annotated: add an annotation, or mark the sample as empty.</source>
        <translation>Nichts ist annotiert: eine Annotation hinzufügen oder das Bild als leer kennzeichnen.</translation>
    </message>
    <message>
        <source>Nothing is drawn on this image.</source>
        <translation>Auf diesem Bild ist nichts gezeichnet.</translation>
    </message>
    <message>
        <source>Nothing is drawn. {action} as empty?</source>
        <translation>Nichts ist gezeichnet. Trotzdem „{action}“?</translation>
    </message>
    <message>
        <source>Nothing is in their hands, and nothing waits for them.</source>
        <translation>Nichts ist in Arbeit, und nichts wartet.</translation>
    </message>
    <message>
        <source>Nothing is in your hands</source>
        <translation>Nichts ist in Ihren Händen</translation>
    </message>
    <message>
        <source>Nothing is known about addresses that begin with {kind}://.</source>
        <translation>Adressen mit {kind}:// am Anfang sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing is left here: all that you have drawn was handed in.</source>
        <translation>Hier liegt nichts mehr: Alles Gezeichnete wurde abgegeben.</translation>
    </message>
    <message>
        <source>Nothing is left to label in {place}.</source>
        <translation>In {place} ist nichts mehr zu annotieren.</translation>
    </message>
    <message>
        <source>Nothing of yours was accepted yet</source>
        <translation>Noch nichts wurde angenommen</translation>
    </message>
    <message>
        <source>Nothing of yours was rejected</source>
        <translation>Nichts wurde abgelehnt</translation>
    </message>
    <message>
        <source>Nothing reviewed yet</source>
        <translation>Noch nichts geprüft</translation>
    </message>
    <message>
        <source>Nothing submitted yet</source>
        <translation>Noch nichts abgegeben</translation>
    </message>
    <message>
        <source>Nothing to see yet</source>
        <translation>Noch nichts zu sehen</translation>
    </message>
    <message>
        <source>Nothing waits for review yet; samples come here when they are submitted.</source>
        <translation>Noch wartet nichts auf Prüfung; Bilder kommen hierher, wenn sie abgegeben sind.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet auf Sie</translation>
    </message>
    <message>
        <source>Nothing waits for {name}.</source>
        <translation>Auf {name} wartet nichts.</translation>
    </message>
    <message>
        <source>Nothing waits here for anybody who is away.</source>
        <translation>Hier wartet nichts auf Abwesende.</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>Nichts wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Nothing was counted</source>
        <translation>Nichts wurde gezählt</translation>
    </message>
    <message>
        <source>Nothing was done in these days</source>
        <translation>In diesen Tagen wurde nichts getan</translation>
    </message>
    <message>
        <source>Nothing was finished lately, so nobody can say when they will be.</source>
        <translation>Zuletzt wurde nichts fertig; daher ist das Ende offen.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Notices for managers</source>
        <translation>Meldungen für die Verwaltung</translation>
    </message>
    <message>
        <source>Notices in the window</source>
        <translation>Meldungen im Fenster</translation>
    </message>
    <message>
        <source>Notices of the desktop</source>
        <translation>Meldungen der Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Number for the random order</source>
        <translation>Zahl für die zufällige Reihenfolge</translation>
    </message>
    <message>
        <source>Object before</source>
        <translation>Voriges Objekt</translation>
    </message>
    <message>
        <source>Object is right, next</source>
        <translation>Objekt stimmt, weiter</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Objects  {count}</source>
        <translation>Objekte  {count}</translation>
    </message>
    <message>
        <source>Of the samples that were decided for the first time, the part that was accepted</source>
        <translation>Der angenommene Teil der Bilder, über die zum ersten Mal entschieden wurde</translation>
    </message>
    <message>
        <source>Of the work of {member} {lately} % were accepted at once in the last seven days, {before} % in the four weeks before.</source>
        <translation>Von der Arbeit von {member} wurden in den letzten sieben Tagen {lately} % sofort angenommen, in den vier Wochen davor {before} %.</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Ältestes</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Auf</translation>
    </message>
    <message numerus="yes">
        <source>One category must be changed.</source>
        <comment>{n} categories must be changed.</comment>
        <translation>
            <numerusform>Eine Kategorie muss geändert werden.</numerusform>
            <numerusform>{n} Kategorien müssen geändert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>One column must be the path or address of the images.</source>
        <translation>Eine Spalte muss Pfad oder Adresse der Bilder sein.</translation>
    </message>
    <message numerus="yes">
        <source>One drawing that you have not handed in: File, Drawings on this computer.</source>
        <comment>{n} drawings that you have not handed in: File, Drawings on this computer.</comment>
        <translation>
            <numerusform>Eine Zeichnung ist nicht abgegeben: Datei, Zeichnungen auf diesem Rechner.</numerusform>
            <numerusform>{n} Zeichnungen sind nicht abgegeben: Datei, Zeichnungen auf diesem Rechner.</numerusform>
        </translation>
    </message>
    <message>
        <source>One image pixel per pixel</source>
        <translation>Ein Bildpixel je Pixel</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Moment.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message numerus="yes">
        <source>One object crosses itself.</source>
        <comment>{n} objects cross themselves.</comment>
        <translation>
            <numerusform>Ein Objekt kreuzt sich selbst.</numerusform>
            <numerusform>{n} Objekte kreuzen sich selbst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One object does not fit here and was left out.</source>
        <comment>{n} objects do not fit here and were left out.</comment>
        <translation>
            <numerusform>Ein Objekt passt nicht hierher und wurde ausgelassen.</numerusform>
            <numerusform>{n} Objekte passen nicht hierher und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One object does not have the joints of its category.</source>
        <comment>{n} objects do not have the joints of their categories.</comment>
        <translation>
            <numerusform>Ein Objekt hat nicht die Gelenke seiner Kategorie.</numerusform>
            <numerusform>{n} Objekte haben nicht die Gelenke ihrer Kategorien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One object is tiny.</source>
        <comment>{n} objects are tiny.</comment>
        <translation>
            <numerusform>Ein Objekt ist winzig.</numerusform>
            <numerusform>{n} Objekte sind winzig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One object reaches out of the image.</source>
        <comment>{n} objects reach out of the image.</comment>
        <translation>
            <numerusform>Ein Objekt ragt aus dem Bild.</numerusform>
            <numerusform>{n} Objekte ragen aus dem Bild.</numerusform>
        </translation>
    </message>
    <message>
        <source>One step to the back</source>
        <translation>Einen Schritt nach hinten</translation>
    </message>
    <message>
        <source>One step to the front</source>
        <translation>Einen Schritt nach vorn</translation>
    </message>
    <message>
        <source>Only a manager may change more than the people of a queue.</source>
        <translation>Mehr als die Personen einer Warteschlange darf nur die Verwaltung ändern.</translation>
    </message>
    <message>
        <source>Only a manager may make a dataset.</source>
        <translation>Einen Datensatz darf nur die Verwaltung anlegen.</translation>
    </message>
    <message>
        <source>Only a reviewer of this queue can reopen a comment.</source>
        <translation>Nur wer in dieser Warteschlange prüft, kann einen Kommentar wieder öffnen.</translation>
    </message>
    <message>
        <source>Only one column can be the {use}.</source>
        <translation>Nur eine Spalte kann das sein: {use}.</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Only what you submitted and no reviewer has taken up can be taken back</source>
        <translation>Zurücknehmen lässt sich nur, was abgegeben und noch nicht in Prüfung ist</translation>
    </message>
    <message>
        <source>Only who labels or reviews {sample} can answer its comments.</source>
        <translation>Nur wer {sample} annotiert oder prüft, kann auf die Kommentare antworten.</translation>
    </message>
    <message>
        <source>Only {least} may {doing}; {name} is {role}.</source>
        <translation>Das geht nur mit der Rolle {least}: {doing}. {name} hat die Rolle {role}.</translation>
    </message>
    <message numerus="yes">
        <source>Only {n} sample is left to label in {place}.</source>
        <comment>Only {n} samples are left to label in {place}.</comment>
        <translation>
            <numerusform>In {place} ist nur noch {n} Bild zu annotieren.</numerusform>
            <numerusform>In {place} sind nur noch {n} Bilder zu annotieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Onto other shapes</source>
        <translation>Auf andere Formen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Open in another window on this computer</source>
        <translation>In einem anderen Fenster auf diesem Rechner offen</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Ordner der Protokolle öffnen</translation>
    </message>
    <message>
        <source>Open on {host}</source>
        <translation>Auf {host} offen</translation>
    </message>
    <message>
        <source>Open the local workspace</source>
        <translation>Lokalen Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Open workspace file</source>
        <translation>Arbeitsbereich-Datei öffnen</translation>
    </message>
    <message>
        <source>Open workspace file…</source>
        <translation>Arbeitsbereich-Datei öffnen…</translation>
    </message>
    <message>
        <source>Opened by name</source>
        <translation>Direkt geöffnet</translation>
    </message>
    <message>
        <source>Opening the workspace…</source>
        <translation>Arbeitsbereich wird geöffnet…</translation>
    </message>
    <message>
        <source>Opening {place}…</source>
        <translation>{place} wird geöffnet…</translation>
    </message>
    <message>
        <source>Optional: what the others should know about it</source>
        <translation>Freiwillig: was die anderen darüber wissen sollten</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Order and waiting</source>
        <translation>Reihenfolge und Warten</translation>
    </message>
    <message>
        <source>Own labels are reviewed</source>
        <translation>Eigene Label werden geprüft</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Parts of my work</source>
        <translation>Teile meiner Arbeit</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Pass on what waits for them…</source>
        <translation>Wartendes weitergeben…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>Liste einfügen</translation>
    </message>
    <message>
        <source>Paste in place</source>
        <translation>An Ort und Stelle einfügen</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path of a CSV file</source>
        <translation>Pfad einer CSV-Datei</translation>
    </message>
    <message>
        <source>Path of a folder</source>
        <translation>Pfad eines Ordners</translation>
    </message>
    <message>
        <source>Path or address</source>
        <translation>Pfad, Adresse</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Bilder (*.png *.svg)</translation>
    </message>
    <message>
        <source>Pinned comments</source>
        <translation>Kommentare im Bild</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>Pixelraster</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Plot as PNG or SVG…</source>
        <translation>Diagramm als PNG oder SVG…</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Points go to vertices and edges nearby; Ctrl turns it round.</source>
        <translation>Punkte rasten an nahen Ecken und Kanten ein; Strg kehrt es um.</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Polyline</source>
        <translation>Linienzug</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Press the arrow to count again.</source>
        <translation>Der Pfeil zählt neu.</translation>
    </message>
    <message>
        <source>Priorities by a rule</source>
        <translation>Prioritäten nach einer Regel</translation>
    </message>
    <message>
        <source>Priorities by a rule…</source>
        <translation>Prioritäten nach einer Regel…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Priority changed</source>
        <translation>Priorität geändert</translation>
    </message>
    <message numerus="yes">
        <source>Priority of {n} sample; the highest comes first:</source>
        <comment>Priority of {n} samples; the highest comes first:</comment>
        <translation>
            <numerusform>Priorität von {n} Bild; die höchste kommt zuerst:</numerusform>
            <numerusform>Priorität von {n} Bildern; die höchste kommt zuerst:</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress: {counts}</source>
        <translation>Fortschritt: {counts}</translation>
    </message>
    <message>
        <source>Put a copy beside</source>
        <translation>Eine Kopie daneben setzen</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zur Seite legen</translation>
    </message>
    <message>
        <source>Put aside, it stays on this computer and is back when you get the sample again.</source>
        <translation>Zur Seite gelegt bleibt sie auf diesem Rechner und ist wieder da, wenn das Bild wiederkommt.</translation>
    </message>
    <message>
        <source>Put in all objects of the last sample, or those that were copied there</source>
        <translation>Alle Objekte des letzten Bildes einsetzen, oder die dort kopierten</translation>
    </message>
    <message>
        <source>Put in what was copied, where it was</source>
        <translation>Das Kopierte einsetzen, wo es war</translation>
    </message>
    <message>
        <source>Put this sample aside and go on</source>
        <translation>Dieses Bild zur Seite legen und weiter</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queue settings…</source>
        <translation>Einstellungen der Warteschlange…</translation>
    </message>
    <message>
        <source>Queue {queue} of {dataset}</source>
        <translation>Warteschlange {queue} von {dataset}</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Queues and how they stand show here.</source>
        <translation>Hier erscheinen die Warteschlangen und ihr Stand.</translation>
    </message>
    <message>
        <source>Queues that are nearly empty, samples that are stuck, acceptance that falls; each once a day.</source>
        <translation>Fast leere Warteschlangen, feststeckende Bilder, sinkende Annahme; jede einmal am Tag.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Reading the queue…</source>
        <translation>Die Warteschlange wird gelesen…</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Neu zuweisen</translation>
    </message>
    <message>
        <source>Reassign…</source>
        <translation>Neu zuweisen…</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Zuletzt benutzte Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject: does not belong here</source>
        <translation>Ablehnen: gehört nicht hierher</translation>
    </message>
    <message>
        <source>Reject: imprecise outline</source>
        <translation>Ablehnen: ungenauer Umriss</translation>
    </message>
    <message>
        <source>Reject: something is missing</source>
        <translation>Ablehnen: etwas fehlt</translation>
    </message>
    <message>
        <source>Reject: wrong category</source>
        <translation>Ablehnen: falsche Kategorie</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rejected by {member}, {when}</source>
        <translation>Abgelehnt von {member}, {when}</translation>
    </message>
    <message>
        <source>Rejected samples wait for their labeler</source>
        <translation>Abgelehnte Bilder warten auf die Person, die annotiert hat</translation>
    </message>
    <message>
        <source>Rejecting needs a comment</source>
        <translation>Ablehnen braucht einen Kommentar</translation>
    </message>
    <message>
        <source>Rejections</source>
        <translation>Ablehnungen</translation>
    </message>
    <message>
        <source>Rejections with a comment pinned on an annotation of that category, each once</source>
        <translation>Ablehnungen mit einem Kommentar an einer Annotation dieser Kategorie, jede einmal</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Release by itself</source>
        <translation>Von selbst zurückgeben</translation>
    </message>
    <message>
        <source>Remember the password</source>
        <translation>Passwort merken</translation>
    </message>
    <message>
        <source>Remember these, also for other samples</source>
        <translation>Diese merken, auch für andere Bilder</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation>Punkt entfernen</translation>
    </message>
    <message>
        <source>Remove points</source>
        <translation>Punkte entfernen</translation>
    </message>
    <message>
        <source>Remove queue</source>
        <translation>Warteschlange entfernen</translation>
    </message>
    <message>
        <source>Remove the queue “{queue}”?</source>
        <translation>Warteschlange „{queue}“ entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the search</source>
        <translation>Suche umbenennen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen my last</source>
        <translation>Mein letztes wieder öffnen</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply to comment {number}</source>
        <translation>Auf Kommentar {number} antworten</translation>
    </message>
    <message>
        <source>Reply to the comment</source>
        <translation>Auf den Kommentar antworten</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>Umformen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Erledigen</translation>
    </message>
    <message>
        <source>Resolve or reopen the comment</source>
        <translation>Kommentar erledigen oder wieder öffnen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>Alle Voreinstellungen wiederherstellen</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Voreinstellungen wiederherstellen</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Review begun</source>
        <translation>Prüfen begonnen</translation>
    </message>
    <message>
        <source>Review time</source>
        <translation>Prüfzeit</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Reviewed by me</source>
        <translation>Von mir geprüft</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Prüfende</translation>
    </message>
    <message>
        <source>Reviewers and managers see here what is left of all the work.</source>
        <translation>Prüfende und die Verwaltung sehen hier, was von aller Arbeit noch bleibt.</translation>
    </message>
    <message>
        <source>Reviewers do not see who labeled</source>
        <translation>Prüfende sehen nicht, wer annotiert hat</translation>
    </message>
    <message>
        <source>Reviewers may skip a sample</source>
        <translation>Prüfende dürfen ein Bild überspringen</translation>
    </message>
    <message>
        <source>Reviews in</source>
        <translation>Prüft in</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>Revision {number}</translation>
    </message>
    <message>
        <source>Revisions of {sample}</source>
        <translation>Revisionen von {sample}</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Nacharbeit</translation>
    </message>
    <message>
        <source>Rework time</source>
        <translation>Nacharbeitszeit</translation>
    </message>
    <message>
        <source>Right click finishes</source>
        <translation>Rechtsklick beendet</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role and queues of {name}</source>
        <translation>Rolle und Warteschlangen von {name}</translation>
    </message>
    <message>
        <source>Role and queues…</source>
        <translation>Rolle und Warteschlangen…</translation>
    </message>
    <message>
        <source>Rotated box</source>
        <translation>Gedrehtes Rechteck</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sample {at} of {total}</source>
        <translation>Bild {at} von {total}</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Samples about which was decided for the first time</source>
        <translation>Bilder, über die zum ersten Mal entschieden wurde</translation>
    </message>
    <message>
        <source>Samples below which a queue is nearly empty</source>
        <translation>Bilder, unter denen eine Warteschlange fast leer ist</translation>
    </message>
    <message>
        <source>Samples cannot be sorted by {name!r}; there are {known}.</source>
        <translation>Bilder lassen sich nicht nach {name!r} sortieren; es gibt {known}.</translation>
    </message>
    <message>
        <source>Samples in hand</source>
        <translation>Bilder in Arbeit</translation>
    </message>
    <message>
        <source>Samples in their hands</source>
        <translation>Bilder in Arbeit</translation>
    </message>
    <message>
        <source>Samples may be saved and gone on with later</source>
        <translation>Bilder dürfen gespeichert und später weiterbearbeitet werden</translation>
    </message>
    <message>
        <source>Samples of {name}</source>
        <translation>Bilder von {name}</translation>
    </message>
    <message>
        <source>Samples that a member holds now</source>
        <translation>Bilder, die ein Mitglied jetzt in Arbeit hat</translation>
    </message>
    <message>
        <source>Samples that are reviewed or skipped (or labeled, where nobody reviews)</source>
        <translation>Geprüfte oder übersprungene Bilder (oder annotierte, wo niemand prüft)</translation>
    </message>
    <message>
        <source>Samples that they labeled</source>
        <translation>Annotierte Bilder</translation>
    </message>
    <message>
        <source>Samples that took at least so long</source>
        <translation>Bilder, die mindestens so lange dauerten</translation>
    </message>
    <message>
        <source>Samples that took less than that</source>
        <translation>Bilder, die weniger lange dauerten</translation>
    </message>
    <message>
        <source>Samples that wait for people who are away</source>
        <translation>Bilder, die auf Abwesende warten</translation>
    </message>
    <message>
        <source>Samples that were not done at the end of that day, without those that were added later</source>
        <translation>Bilder, die am Ende dieses Tages nicht fertig waren, ohne später hinzugefügte</translation>
    </message>
    <message>
        <source>Samples that were worked on, each once for each member</source>
        <translation>Bearbeitete Bilder, jedes einmal je Mitglied</translation>
    </message>
    <message>
        <source>Samples that you finished today, in all queues: submitted, skipped, accepted or rejected</source>
        <translation>Heute fertig gewordene Bilder, in allen Warteschlangen: abgegeben, übersprungen, angenommen oder abgelehnt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Als Datei speichern</translation>
    </message>
    <message>
        <source>Save keeps it for you; the sample stays yours.</source>
        <translation>Speichern bewahrt sie auf; das Bild bleibt bei Ihnen.</translation>
    </message>
    <message>
        <source>Save the drawing and stay</source>
        <translation>Die Zeichnung speichern und bleiben</translation>
    </message>
    <message>
        <source>Save the search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche speichern…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saving “{draft}”…</source>
        <translation>„{draft}“ wird gespeichert…</translation>
    </message>
    <message>
        <source>Say so about what is under the pointer, and go on</source>
        <translation>Das von dem sagen, was unter dem Zeiger ist, und weiter</translation>
    </message>
    <message>
        <source>Say something about the pinned comment that you look at</source>
        <translation>Etwas zu dem Kommentar sagen, der gerade zu sehen ist</translation>
    </message>
    <message>
        <source>Score of the label</source>
        <translation>Score des Labels</translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation>Bilder durchsuchen</translation>
    </message>
    <message>
        <source>Search, for example: status:rejected labeled-by:ann name:street*</source>
        <translation>Suchen, zum Beispiel: status:rejected labeled-by:ann name:street*</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select and change</source>
        <translation>Auswählen und ändern</translation>
    </message>
    <message>
        <source>Send backward</source>
        <translation>Eine Ebene nach hinten</translation>
    </message>
    <message>
        <source>Send the label back with a comment, pinned to what is under the pointer</source>
        <translation>Das Label mit einem Kommentar zurücksenden, der auf das zeigt, was unter dem Zeiger ist</translation>
    </message>
    <message>
        <source>Send this text to whoever looks after Labelqueue. It has no passwords and no drawings.</source>
        <translation>Diesen Text an die Stelle senden, die Labelqueue betreut. Er enthält keine Passwörter und keine Zeichnungen.</translation>
    </message>
    <message>
        <source>Send to back</source>
        <translation>Ganz nach hinten</translation>
    </message>
    <message>
        <source>Separate parts</source>
        <translation>Teile trennen</translation>
    </message>
    <message>
        <source>Server and port</source>
        <translation>Server und Port</translation>
    </message>
    <message>
        <source>Set keypoints</source>
        <translation>Schlüsselpunkte setzen</translation>
    </message>
    <message>
        <source>Set metadata</source>
        <translation>Metadaten setzen</translation>
    </message>
    <message>
        <source>Set point</source>
        <translation>Punkt setzen</translation>
    </message>
    <message>
        <source>Set points</source>
        <translation>Punkte setzen</translation>
    </message>
    <message>
        <source>Set priorities</source>
        <translation>Prioritäten setzen</translation>
    </message>
    <message>
        <source>Set priority</source>
        <translation>Priorität setzen</translation>
    </message>
    <message>
        <source>Set priority…</source>
        <translation>Priorität setzen…</translation>
    </message>
    <message>
        <source>Set status</source>
        <translation>Status setzen</translation>
    </message>
    <message>
        <source>Set the joints of a skeleton</source>
        <translation>Die Gelenke eines Skeletts setzen</translation>
    </message>
    <message>
        <source>Set to {status}</source>
        <translation>Auf „{status}“ gesetzt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Shapes side by side stay side by side.</source>
        <translation>Aneinanderliegende Formen bleiben aneinander.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show all samples</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>Änderungen zeigen</translation>
    </message>
    <message>
        <source>Show deleted samples</source>
        <translation>Gelöschte Bilder zeigen</translation>
    </message>
    <message>
        <source>Show everything again, else hide everything</source>
        <translation>Alles wieder einblenden, sonst alles ausblenden</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show my drawing</source>
        <translation>Meine Zeichnung zeigen</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Ältere zeigen</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Vereinfachen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>Skelette</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Skipping needs a reason</source>
        <translation>Überspringen braucht einen Grund</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Snap to shapes</source>
        <translation>An Formen einrasten</translation>
    </message>
    <message>
        <source>So few are left to label, and managers are told; 0: never.</source>
        <translation>So wenige sind noch zu annotieren, und die Verwaltung erfährt es; 0: nie.</translation>
    </message>
    <message>
        <source>So long after an edit the drawing is written to this computer, to be there after a crash.</source>
        <translation>So lange nach einer Änderung wird die Zeichnung auf diesen Rechner geschrieben, für den Fall eines Absturzes.</translation>
    </message>
    <message>
        <source>So long without a key or the mouse, and the time no longer counts as work on the sample.</source>
        <translation>So lange ohne Taste und Maus, und die Zeit zählt nicht mehr als Arbeit am Bild.</translation>
    </message>
    <message>
        <source>So long without a sign of life, and managers are told what waits for them.</source>
        <translation>So lange ohne Lebenszeichen, und die Verwaltung erfährt, was auf sie wartet.</translation>
    </message>
    <message>
        <source>Somebody else has {sample} now.</source>
        <translation>{sample} hat jetzt jemand anders.</translation>
    </message>
    <message>
        <source>Somebody else labels this sample now, so you cannot look at it any more.</source>
        <translation>Jemand anders annotiert dieses Bild jetzt; es kann nicht mehr angesehen werden.</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Etwas fehlt</translation>
    </message>
    <message>
        <source>Something was done with them since.</source>
        <translation>Seitdem ist etwas mit ihnen geschehen.</translation>
    </message>
    <message>
        <source>Something went wrong in Labelqueue; the details are in the log.</source>
        <translation>In Labelqueue ist etwas schiefgegangen; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Zerteilen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Start labeling</source>
        <translation>Annotieren starten</translation>
    </message>
    <message>
        <source>Start reviewing</source>
        <translation>Prüfen starten</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistik…</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status flow</source>
        <translation>Statusfluss</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Status seit</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Schritt {number} von {count}: {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Aufhören</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after {done} of {n} image</source>
        <comment>Stopped after {done} of {n} images</comment>
        <translation>
            <numerusform>Angehalten nach {done} von {n} Bild</numerusform>
            <numerusform>Angehalten nach {done} von {n} Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Stopped. Choose a folder to go on.</source>
        <translation>Angehalten. Zum Weitermachen einen Ordner auswählen.</translation>
    </message>
    <message>
        <source>Stopped; no dataset was made.</source>
        <translation>Angehalten; es wurde kein Datensatz angelegt.</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>Angehalten; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Angehalten; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Stopped; the samples that were moved until then are in the queue.</source>
        <translation>Angehalten; die bis dahin verschobenen Bilder sind in der Warteschlange.</translation>
    </message>
    <message>
        <source>Stopped; what was changed before can be undone.</source>
        <translation>Angehalten; was vorher geändert wurde, lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation>Tabelle als CSV…</translation>
    </message>
    <message>
        <source>Table of images</source>
        <translation>Tabelle von Bildern</translation>
    </message>
    <message>
        <source>Table of priorities</source>
        <translation>Tabelle der Prioritäten</translation>
    </message>
    <message>
        <source>Table: {name}</source>
        <translation>Tabelle: {name}</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Take away points that make no difference on the screen</source>
        <translation>Punkte wegnehmen, die auf dem Bildschirm nichts ausmachen</translation>
    </message>
    <message>
        <source>Take back the last Submit</source>
        <translation>Das letzte Abgeben zurücknehmen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take over to go on here with what was drawn there, also if that window is gone.</source>
        <translation>Übernehmen setzt hier fort, was dort gezeichnet wurde, auch wenn jenes Fenster nicht mehr da ist.</translation>
    </message>
    <message>
        <source>Take over to go on with it here; what is not saved there stays in that window.</source>
        <translation>Übernehmen setzt hier fort; was dort nicht gespeichert ist, bleibt in jenem Fenster.</translation>
    </message>
    <message>
        <source>Take the area away from all others</source>
        <translation>Die Fläche von allen anderen wegnehmen</translation>
    </message>
    <message>
        <source>Take the next sample to label</source>
        <translation>Das nächste Bild zum Annotieren nehmen</translation>
    </message>
    <message>
        <source>Take the next sample to review</source>
        <translation>Das nächste Bild zum Prüfen nehmen</translation>
    </message>
    <message>
        <source>Take your submit back, and go on with the sample</source>
        <translation>Das Abgeben zurücknehmen und mit dem Bild weitermachen</translation>
    </message>
    <message>
        <source>Take “{text}” out of the search</source>
        <translation>„{text}“ aus der Suche nehmen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>That is not a database URL; write sqlite:////path/to/file.db or postgresql://name@server/database.</source>
        <translation>Das ist keine Adresse einer Datenbank; möglich sind sqlite:////pfad/zur/datei.db und postgresql://name@server/datenbank.</translation>
    </message>
    <message>
        <source>That is not the address of a workspace; write sqlite:////path/to/file.db or postgresql://name@server/database.</source>
        <translation>Das ist nicht die Adresse eines Arbeitsbereichs; schreiben Sie sqlite:////pfad/zur/datei.db oder postgresql://name@server/datenbank.</translation>
    </message>
    <message>
        <source>That member is not among those who {doing} in the queue {queue!r}.</source>
        <translation>Dieses Mitglied gehört in der Warteschlange {queue!r} nicht zu denen, die {doing}.</translation>
    </message>
    <message>
        <source>That workspace is open in another window, which does not answer.</source>
        <translation>Dieser Arbeitsbereich ist in einem anderen Fenster offen, das nicht antwortet.</translation>
    </message>
    <message>
        <source>That workspace is open in another window, which was brought to the front.</source>
        <translation>Dieser Arbeitsbereich ist in einem anderen Fenster offen, das nach vorn geholt wurde.</translation>
    </message>
    <message>
        <source>The CA file for {server} is no certificate.</source>
        <translation>Die CA-Datei für {server} ist kein Zertifikat.</translation>
    </message>
    <message>
        <source>The address of {name!r} has a password in it; leave that out.</source>
        <translation>Die Adresse von {name!r} enthält ein Passwort; es weglassen.</translation>
    </message>
    <message>
        <source>The category of each object that has room for it.</source>
        <translation>Die Kategorie jedes Objekts, das Platz dafür hat.</translation>
    </message>
    <message>
        <source>The category {name!r} is missing; one that no label has can be deleted, others be merged.</source>
        <translation>Die Kategorie {name!r} fehlt; löschen lässt sich nur, was kein Label hat, alles andere verschmelzen.</translation>
    </message>
    <message>
        <source>The category {name!r} is not used in this queue: choose another one, or delete the annotation.</source>
        <translation>Die Kategorie {name!r} wird in dieser Warteschlange nicht benutzt: eine andere wählen oder die Annotation löschen.</translation>
    </message>
    <message>
        <source>The category {name!r} is there twice.</source>
        <translation>Die Kategorie {name!r} ist doppelt vorhanden.</translation>
    </message>
    <message>
        <source>The certificate of the server is not for {server}: {reason}.</source>
        <translation>Das Zertifikat des Servers gilt nicht für {server}: {reason}.</translation>
    </message>
    <message>
        <source>The certificate of the server {server} is not trusted by the CA file.</source>
        <translation>Die CA-Datei beglaubigt das Zertifikat des Servers {server} nicht.</translation>
    </message>
    <message>
        <source>The connection to {where} broke before its answer came; look whether it was done, then go on.</source>
        <translation>Die Verbindung zu {where} brach ab, bevor die Antwort kam; nachsehen, ob es geschehen ist, und dann weitermachen.</translation>
    </message>
    <message>
        <source>The contrary of it</source>
        <translation>Das Gegenteil davon</translation>
    </message>
    <message>
        <source>The criteria of the queue “{queue}” find the category “{category}”; change them before its name.</source>
        <translation>Die Kriterien der Warteschlange „{queue}“ suchen die Kategorie „{category}“; zuerst sie ändern, dann den Namen.</translation>
    </message>
    <message>
        <source>The current label counts, which is the prelabel until somebody submits.</source>
        <translation>Das jetzige Label zählt; bis jemand abgibt, ist das die Vorannotation.</translation>
    </message>
    <message>
        <source>The database {where} cannot be reached: its name cannot be looked up now.</source>
        <translation>Die Datenbank {where} ist nicht erreichbar: Ihr Name kann gerade nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>The database {where} cannot be reached: port {port} refused the connection, so the server does not run there.</source>
        <translation>Die Datenbank {where} ist nicht erreichbar: Port {port} hat die Verbindung abgelehnt, der Server läuft dort also nicht.</translation>
    </message>
    <message>
        <source>The database {where} cannot be reached: there is no way to it from here.</source>
        <translation>Die Datenbank {where} ist nicht erreichbar: Von hier führt kein Weg zu ihr.</translation>
    </message>
    <message>
        <source>The database {where} cannot be reached: there is no way to the network that it is in.</source>
        <translation>Die Datenbank {where} ist nicht erreichbar: In ihr Netz führt kein Weg.</translation>
    </message>
    <message>
        <source>The database {where} cannot be reached: this computer knows no server called {server}.</source>
        <translation>Die Datenbank {where} ist nicht erreichbar: Dieser Rechner kennt keinen Server namens {server}.</translation>
    </message>
    <message>
        <source>The database {where} cannot be reached: {reason}.</source>
        <translation>Die Datenbank {where} ist nicht erreichbar: {reason}.</translation>
    </message>
    <message>
        <source>The dataset has a queue {name!r} already.</source>
        <translation>Der Datensatz hat schon eine Warteschlange {name!r}.</translation>
    </message>
    <message>
        <source>The dataset has no category {category!r}.</source>
        <translation>Der Datensatz hat keine Kategorie {category!r}.</translation>
    </message>
    <message>
        <source>The dataset has no category {missing!r}.</source>
        <translation>Der Datensatz hat keine Kategorie {missing!r}.</translation>
    </message>
    <message>
        <source>The dataset {dataset!r} does not exist any more.</source>
        <translation>Den Datensatz {dataset!r} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The dataset {dataset!r} has no queue {name!r}.</source>
        <translation>Der Datensatz {dataset!r} hat keine Warteschlange {name!r}.</translation>
    </message>
    <message>
        <source>The day on which all is done, if work goes on every day</source>
        <translation>Der Tag, an dem alles fertig ist, wenn jeden Tag gearbeitet wird</translation>
    </message>
    <message>
        <source>The default queue cannot be removed.</source>
        <translation>Die Standard-Warteschlange kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The default queue gets every sample that no other queue wants.</source>
        <translation>Die Standard-Warteschlange bekommt jedes Bild, das keine andere will.</translation>
    </message>
    <message>
        <source>The default queue has no criteria: it gets what no other queue wants.</source>
        <translation>Die Standard-Warteschlange hat keine Kriterien: Sie bekommt, was keine andere will.</translation>
    </message>
    <message>
        <source>The digit that chooses it. Empty: that of its place in the list, as far as that is free.</source>
        <translation>Die Ziffer, die sie auswählt. Leer: die ihres Platzes in der Liste, soweit sie frei ist.</translation>
    </message>
    <message>
        <source>The disk of the server {where} is full: nothing was written.</source>
        <translation>Der Datenträger des Servers {where} ist voll: Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The disk with {where} could not be read or written.</source>
        <translation>Der Datenträger mit {where} konnte nicht gelesen oder beschrieben werden.</translation>
    </message>
    <message>
        <source>The disk with {where} is full: nothing was written. Free some space and try again.</source>
        <translation>Der Datenträger mit {where} ist voll: Nichts wurde geschrieben. Platz schaffen und nochmals versuchen.</translation>
    </message>
    <message>
        <source>The drawing beside the label that the sample has now</source>
        <translation>Die Zeichnung neben dem Label, das das Bild jetzt hat</translation>
    </message>
    <message>
        <source>The drawing is kept.</source>
        <translation>Die Zeichnung bleibt erhalten.</translation>
    </message>
    <message>
        <source>The drawing on {sample} is not saved.</source>
        <translation>Die Zeichnung auf {sample} ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>The first place is 0.</source>
        <translation>Der erste Platz ist 0.</translation>
    </message>
    <message>
        <source>The folder &quot;{filename}&quot; cannot be read ({reason}).</source>
        <translation>Der Ordner „{filename}“ kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be opened: {reason}.</source>
        <translation>Der Ordner {folder} kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <source>The image cannot be read</source>
        <translation>Das Bild kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The images stay where they are; nothing is copied or changed.</source>
        <translation>Die Bilder bleiben, wo sie sind; nichts wird kopiert oder geändert.</translation>
    </message>
    <message>
        <source>The label has no annotation {number}.</source>
        <translation>Das Label hat keine Annotation {number}.</translation>
    </message>
    <message>
        <source>The label is right; go on</source>
        <translation>Das Label stimmt; weiter</translation>
    </message>
    <message>
        <source>The labeler</source>
        <translation>Annotiert von</translation>
    </message>
    <message>
        <source>The language of all words in the window; another one counts from the next start.</source>
        <translation>Die Sprache aller Wörter im Fenster; eine andere gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The last sample has no objects.</source>
        <translation>Das letzte Bild hat keine Objekte.</translation>
    </message>
    <message>
        <source>The limit is between 1 and {most}.</source>
        <translation>Die Grenze liegt zwischen 1 und {most}.</translation>
    </message>
    <message>
        <source>The login may not do this in {where}.</source>
        <translation>Dieser Anmeldename darf das in {where} nicht.</translation>
    </message>
    <message>
        <source>The name of the {what} has a character that cannot be shown: {trimmed!a}.</source>
        <translation>Ein Zeichen im Namen kann nicht dargestellt werden ({what}): {trimmed!a}.</translation>
    </message>
    <message>
        <source>The name of the {what} is longer than {limit} characters.</source>
        <translation>Der Name ist länger als {limit} Zeichen ({what}).</translation>
    </message>
    <message>
        <source>The next image and the last ones are kept ready in so much memory.</source>
        <translation>So viel Speicher hält das nächste und die letzten Bilder bereit.</translation>
    </message>
    <message>
        <source>The next image is shown at the same place, if it is as large.</source>
        <translation>Das nächste Bild wird an derselben Stelle gezeigt, wenn es gleich groß ist.</translation>
    </message>
    <message>
        <source>The next sample is kept and loaded ahead</source>
        <translation>Das nächste Bild wird freigehalten und im Voraus geladen</translation>
    </message>
    <message>
        <source>The number that stands under this key.</source>
        <translation>Die Zahl, die unter diesem Schlüssel steht.</translation>
    </message>
    <message>
        <source>The oldest has waited {time}: it is {status}.</source>
        <translation>Das älteste wartet schon {time}: {status}.</translation>
    </message>
    <message numerus="yes">
        <source>The only object is seen.</source>
        <comment>All {n} objects are seen.</comment>
        <translation>
            <numerusform>Das einzige Objekt ist angesehen.</numerusform>
            <numerusform>Alle {n} Objekte sind angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The part of all samples that is done</source>
        <translation>Der fertige Teil aller Bilder</translation>
    </message>
    <message>
        <source>The password is in the keyring of this computer.</source>
        <translation>Das Passwort ist im Schlüsselbund dieses Rechners.</translation>
    </message>
    <message numerus="yes">
        <source>The queue cannot be removed: {n} sample is in somebody&apos;s hands.</source>
        <comment>The queue cannot be removed: {n} samples are in somebody&apos;s hands.</comment>
        <translation>
            <numerusform>Die Warteschlange kann nicht entfernt werden: {n} Bild ist in Arbeit.</numerusform>
            <numerusform>Die Warteschlange kann nicht entfernt werden: {n} Bilder sind in Arbeit.</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is busy at the moment; please try again.</source>
        <translation>Die Warteschlange ist gerade ausgelastet; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>The queue “{queue}” allows no other category than “{category}”; change that first.</source>
        <translation>Die Warteschlange „{queue}“ erlaubt keine andere Kategorie als „{category}“; zuerst das ändern.</translation>
    </message>
    <message>
        <source>The queue “{queue}” goes on.</source>
        <translation>Die Warteschlange „{queue}“ geht weiter.</translation>
    </message>
    <message>
        <source>The queue “{queue}” has no samples yet.</source>
        <translation>Die Warteschlange „{queue}“ hat noch keine Bilder.</translation>
    </message>
    <message numerus="yes">
        <source>The queue “{queue}” has {n} sample.</source>
        <comment>The queue “{queue}” has {n} samples.</comment>
        <translation>
            <numerusform>Die Warteschlange „{queue}“ hat {n} Bild.</numerusform>
            <numerusform>Die Warteschlange „{queue}“ hat {n} Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue “{queue}” is finished.</source>
        <translation>Die Warteschlange „{queue}“ ist beendet.</translation>
    </message>
    <message>
        <source>The queue “{queue}” is gone; its samples are in the default one.</source>
        <translation>Die Warteschlange „{queue}“ ist entfernt; ihre Bilder sind in der Standard-Warteschlange.</translation>
    </message>
    <message>
        <source>The queue “{queue}” is paused.</source>
        <translation>Die Warteschlange „{queue}“ ist angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>The reviewer changed {n} object</source>
        <comment>The reviewer changed {n} objects</comment>
        <translation>
            <numerusform>Bei der Prüfung wurde {n} Objekt geändert</numerusform>
            <numerusform>Bei der Prüfung wurden {n} Objekte geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>The rule says nothing about them.</source>
        <translation>Die Regel sagt nichts über sie.</translation>
    </message>
    <message>
        <source>The same as</source>
        <translation>Gleich wie</translation>
    </message>
    <message>
        <source>The same is said while another program is in front.</source>
        <translation>Dasselbe wird gesagt, während ein anderes Programm vorn ist.</translation>
    </message>
    <message>
        <source>The same number gives the same order again.</source>
        <translation>Dieselbe Zahl ergibt wieder dieselbe Reihenfolge.</translation>
    </message>
    <message>
        <source>The sample of this claim does not exist any more.</source>
        <translation>Das Bild dieser Zuteilung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The sample {name!r} needs a path or a URL.</source>
        <translation>Das Bild {name!r} braucht einen Pfad oder eine URL.</translation>
    </message>
    <message>
        <source>The search “{name}” is forgotten.</source>
        <translation>Die Suche „{name}“ ist vergessen.</translation>
    </message>
    <message>
        <source>The search “{name}” is saved.</source>
        <translation>Die Suche „{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>The server has not answered yet.</source>
        <translation>Der Server hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>The server {server} does not encrypt connections, but that is asked for.</source>
        <translation>Der Server {server} verschlüsselt Verbindungen nicht, das ist aber verlangt.</translation>
    </message>
    <message>
        <source>The server {server} has no database {database!r}.</source>
        <translation>Der Server {server} hat keine Datenbank {database!r}.</translation>
    </message>
    <message>
        <source>The server {server} knows no login {who!r}.</source>
        <translation>Der Server {server} kennt den Anmeldenamen {who!r} nicht.</translation>
    </message>
    <message>
        <source>The server {where} does not let {who} in from this computer without encryption.</source>
        <translation>Der Server {where} lässt {who} von diesem Rechner nicht ohne Verschlüsselung ein.</translation>
    </message>
    <message>
        <source>The server {where} does not let {who} in from this computer; its administrator decides that.</source>
        <translation>Der Server {where} lässt {who} von diesem Rechner nicht ein; darüber entscheidet seine Verwaltung.</translation>
    </message>
    <message>
        <source>The server {where} has no free connection; please try again.</source>
        <translation>Der Server {where} hat keine freie Verbindung; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>The server {where} is busy; please try again.</source>
        <translation>Der Server {where} ist ausgelastet; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>The server {where} refused the login.</source>
        <translation>Der Server {where} hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>The server {where} refuses the password of {who}.</source>
        <translation>Der Server {where} lehnt das Passwort von {who} ab.</translation>
    </message>
    <message>
        <source>The server {where} took too long and was stopped; please try again.</source>
        <translation>Der Server {where} brauchte zu lange und wurde angehalten; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>The server {where} wants a password for {who}, and has got none (from ~/.pgpass or PGPASSWORD).</source>
        <translation>Der Server {where} verlangt ein Passwort für {who} und hat keines bekommen (aus ~/.pgpass oder PGPASSWORD).</translation>
    </message>
    <message>
        <source>The table has no column {name!r}; there are {known}.</source>
        <translation>Die Tabelle hat keine Spalte {name!r}; es gibt {known}.</translation>
    </message>
    <message>
        <source>The table needs a column of names and one of priorities.</source>
        <translation>Die Tabelle braucht eine Spalte mit Namen und eine mit Prioritäten.</translation>
    </message>
    <message>
        <source>The wheel scrolls, and zooms together with Ctrl.</source>
        <translation>Das Rad rollt, und zoomt zusammen mit Strg.</translation>
    </message>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Der Arbeitsbereich kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The workspace cannot be read</source>
        <translation>Der Arbeitsbereich kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The workspace itself stays as it is</source>
        <translation>Der Arbeitsbereich selbst bleibt, wie er ist</translation>
    </message>
    <message>
        <source>The workspace of a team, another file, or the local one</source>
        <translation>Der Arbeitsbereich eines Teams, eine andere Datei oder der lokale</translation>
    </message>
    <message>
        <source>The {what} can hold text, finite numbers, true, false, null, lists and mappings only.</source>
        <translation>Möglich sind nur Text, endliche Zahlen, true, false, null, Listen und Zuordnungen ({what}).</translation>
    </message>
    <message>
        <source>The {what} has a character that cannot be stored.</source>
        <translation>Ein Zeichen kann nicht gespeichert werden ({what}).</translation>
    </message>
    <message>
        <source>The {what} has a whole number of more than 64 bits.</source>
        <translation>Eine ganze Zahl hat mehr als 64 Bit ({what}).</translation>
    </message>
    <message>
        <source>The {what} is longer than {text_limit} characters.</source>
        <translation>Der Text ist länger als {text_limit} Zeichen ({what}).</translation>
    </message>
    <message>
        <source>The {what} must be a finite number.</source>
        <translation>Das muss eine endliche Zahl sein ({what}).</translation>
    </message>
    <message>
        <source>The {what} must be a number.</source>
        <translation>Das muss eine Zahl sein ({what}).</translation>
    </message>
    <message>
        <source>The {what} needs a name.</source>
        <translation>Es fehlt ein Name ({what}).</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>There are keypoints of “{category}” with {n} joints; its skeleton cannot have {wanted}.</source>
        <translation>Es gibt Schlüsselpunkte der Kategorie „{category}“ mit {n} Gelenken; ihr Skelett kann nicht {wanted} haben.</translation>
    </message>
    <message>
        <source>There are no images in {folder} itself; its subfolders were not searched.</source>
        <translation>In {folder} selbst sind keine Bilder; die Unterordner wurden nicht durchsucht.</translation>
    </message>
    <message>
        <source>There are no images in {folder} or its subfolders.</source>
        <translation>In {folder} und den Unterordnern sind keine Bilder.</translation>
    </message>
    <message>
        <source>There is a dataset called {name!r} already.</source>
        <translation>Es gibt schon einen Datensatz {name!r}.</translation>
    </message>
    <message>
        <source>There is a dataset {name!r} already.</source>
        <translation>Es gibt schon einen Datensatz {name!r}.</translation>
    </message>
    <message>
        <source>There is a member {name!r} already.</source>
        <translation>Es gibt schon ein Mitglied {name!r}.</translation>
    </message>
    <message>
        <source>There is a member {other!r} already; {name!r} differs only in capital letters.</source>
        <translation>Es gibt schon ein Mitglied {other!r}; {name!r} unterscheidet sich nur in der Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>There is a queue called {name!r} already.</source>
        <translation>Es gibt schon eine Warteschlange {name!r}.</translation>
    </message>
    <message>
        <source>There is a saved search {name!r} already.</source>
        <translation>Eine gespeicherte Suche {name!r} gibt es schon.</translation>
    </message>
    <message>
        <source>There is no category {name!r}.</source>
        <translation>Es gibt keine Kategorie {name!r}.</translation>
    </message>
    <message>
        <source>There is no certificate to know {server} by: name the CA file that its administrator gives out.</source>
        <translation>Es gibt kein Zertifikat, an dem {server} zu erkennen wäre: die CA-Datei angeben, die seine Verwaltung ausgibt.</translation>
    </message>
    <message>
        <source>There is no change of yours to undo.</source>
        <translation>Es gibt keine eigene Änderung, die sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>There is no dataset or queue {name!r}.</source>
        <translation>Es gibt keinen Datensatz und keine Warteschlange {name!r}.</translation>
    </message>
    <message>
        <source>There is no dataset to export yet.</source>
        <translation>Es gibt noch keinen Datensatz zum Exportieren.</translation>
    </message>
    <message>
        <source>There is no dataset yet.</source>
        <translation>Es gibt noch keinen Datensatz.</translation>
    </message>
    <message>
        <source>There is no dataset {name!r}.</source>
        <translation>Es gibt keinen Datensatz {name!r}.</translation>
    </message>
    <message>
        <source>There is no deleted sample {name!r}.</source>
        <translation>Ein gelöschtes Bild {name!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no file {file} any more.</source>
        <translation>Die Datei {file} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>There is no file {where} yet: it would be made, and {who} would be the manager of the workspace.</source>
        <translation>Die Datei {where} gibt es noch nicht: Sie würde angelegt, und {who} würde den Arbeitsbereich verwalten.</translation>
    </message>
    <message>
        <source>There is no folder {folder}, and it cannot be made.</source>
        <translation>Den Ordner {folder} gibt es nicht, und er lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
        <source>There is no format {name!r}; there are {known}.</source>
        <translation>Es gibt kein Format {name!r}; möglich sind {known}.</translation>
    </message>
    <message>
        <source>There is no member {name!r} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es kein Mitglied {name!r}.</translation>
    </message>
    <message>
        <source>There is no object to look at.</source>
        <translation>Es gibt kein Objekt zum Ansehen.</translation>
    </message>
    <message>
        <source>There is no priority in this table.</source>
        <translation>In dieser Tabelle steht keine Priorität.</translation>
    </message>
    <message>
        <source>There is no queue in which you can label.</source>
        <translation>Es gibt keine Warteschlange, in der Sie annotieren können.</translation>
    </message>
    <message>
        <source>There is no queue in which you can review.</source>
        <translation>Es gibt keine Warteschlange, in der Sie prüfen können.</translation>
    </message>
    <message>
        <source>There is no queue yet</source>
        <translation>Noch keine Warteschlange</translation>
    </message>
    <message>
        <source>There is no role {role}; there are {known}.</source>
        <translation>Es gibt keine Rolle {role}; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no sample {name!r}.</source>
        <translation>Es gibt kein Bild {name!r}.</translation>
    </message>
    <message>
        <source>There is no saved search {name!r}.</source>
        <translation>Eine gespeicherte Suche {name!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no score {name!r}; there are {known}.</source>
        <translation>Einen Score {name!r} gibt es nicht; möglich sind {known}.</translation>
    </message>
    <message>
        <source>There is no search to save: it is empty.</source>
        <translation>Keine Suche zu speichern: Sie ist leer.</translation>
    </message>
    <message>
        <source>There is no space left on the disk for &quot;{name}&quot;.</source>
        <translation>Auf dem Datenträger ist kein Platz für „{name}“.</translation>
    </message>
    <message>
        <source>There is no status {name!r}; there are {known}.</source>
        <translation>Es gibt keinen Status {name!r}; möglich sind {known}.</translation>
    </message>
    <message>
        <source>There is no such comment on this sample.</source>
        <translation>Auf diesem Bild gibt es keinen solchen Kommentar.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>There is no workspace in {where} yet; make one with: labelqueue init URL.</source>
        <translation>In {where} ist noch kein Arbeitsbereich; anlegen mit: labelqueue init URL.</translation>
    </message>
    <message>
        <source>There is no {part}; there are {known}.</source>
        <translation>{part} gibt es nicht; möglich sind {known}.</translation>
    </message>
    <message>
        <source>There is nothing at {address}.</source>
        <translation>Unter {address} ist nichts.</translation>
    </message>
    <message>
        <source>There is nothing in {name}.</source>
        <translation>In {name} steht nichts.</translation>
    </message>
    <message>
        <source>There is nothing left to {doing} in this queue.</source>
        <translation>In dieser Warteschlange ist nichts mehr zu {doing}.</translation>
    </message>
    <message>
        <source>There is nothing to {doing} for you now; {where}.</source>
        <translation>Gerade ist für Sie nichts zu {doing}; {where}.</translation>
    </message>
    <message>
        <source>There is something to label in {place} again.</source>
        <translation>In {place} gibt es wieder etwas zu annotieren.</translation>
    </message>
    <message>
        <source>There is something to review in {place} again.</source>
        <translation>In {place} gibt es wieder etwas zu prüfen.</translation>
    </message>
    <message numerus="yes">
        <source>There is work again in {n} queue.</source>
        <comment>There is work again in {n} queues.</comment>
        <translation>
            <numerusform>In {n} Warteschlange gibt es wieder Arbeit.</numerusform>
            <numerusform>In {n} Warteschlangen gibt es wieder Arbeit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is {n} answer to comments.</source>
        <comment>There are {n} answers to comments.</comment>
        <translation>
            <numerusform>Es gibt {n} Antwort auf Kommentare.</numerusform>
            <numerusform>Es gibt {n} Antworten auf Kommentare.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the first {n}.</source>
        <translation>Das sind die ersten {n}.</translation>
    </message>
    <message>
        <source>These samples are not there any more.</source>
        <translation>Diese Bilder gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>They are in somebody&apos;s hands.</source>
        <translation>Jemand hat sie gerade in der Hand.</translation>
    </message>
    <message>
        <source>This claim belongs to another workspace.</source>
        <translation>Diese Zuteilung gehört zu einem anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>This comment has not been sent yet.</source>
        <translation>Dieser Kommentar ist noch nicht gesendet.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the password is asked for each time.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund; das Passwort wird jedes Mal erfragt.</translation>
    </message>
    <message>
        <source>This database belongs to another program: it has a table {foreign!r}.</source>
        <translation>Diese Datenbank gehört einem anderen Programm: Sie hat eine Tabelle {foreign!r}.</translation>
    </message>
    <message>
        <source>This database belongs to another program: it has a table {table!r}.</source>
        <translation>Diese Datenbank gehört zu einem anderen Programm: Sie hat eine Tabelle {table!r}.</translation>
    </message>
    <message>
        <source>This dataset does not exist any more.</source>
        <translation>Diesen Datensatz gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This dataset has no categories.</source>
        <translation>Dieser Datensatz hat keine Kategorien.</translation>
    </message>
    <message>
        <source>This dataset has no samples yet.</source>
        <translation>Dieser Datensatz hat noch keine Bilder.</translation>
    </message>
    <message>
        <source>This key is there twice.</source>
        <translation>Diese Taste gibt es doppelt.</translation>
    </message>
    <message>
        <source>This label was written by a newer version of Labelqueue; please upgrade.</source>
        <translation>Dieses Label hat eine neuere Version von Labelqueue geschrieben; bitte aktualisieren.</translation>
    </message>
    <message>
        <source>This name is there twice.</source>
        <translation>Diesen Namen gibt es doppelt.</translation>
    </message>
    <message>
        <source>This operation id was already used for another action.</source>
        <translation>Diese Vorgangskennung wurde schon für eine andere Aktion benutzt.</translation>
    </message>
    <message>
        <source>This queue does not exist any more.</source>
        <translation>Diese Warteschlange gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This queue has no samples yet.</source>
        <translation>Diese Warteschlange hat noch keine Bilder.</translation>
    </message>
    <message>
        <source>This queue is finished.</source>
        <translation>Diese Warteschlange ist beendet.</translation>
    </message>
    <message>
        <source>This queue is paused.</source>
        <translation>Diese Warteschlange ist angehalten.</translation>
    </message>
    <message>
        <source>This sample does not exist any more.</source>
        <translation>Dieses Bild gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This window is on that workspace already.</source>
        <translation>Dieses Fenster zeigt schon diesen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Those are in the dataset; adding the folder again brings the rest.</source>
        <translation>Diese sind im Datensatz; den Ordner nochmals hinzuzufügen bringt den Rest.</translation>
    </message>
    <message>
        <source>Tick it, and go on to the next unseen one</source>
        <translation>Abhaken und weiter zum nächsten noch nicht angesehenen</translation>
    </message>
    <message>
        <source>Time of labeling</source>
        <translation>Zeit beim Annotieren</translation>
    </message>
    <message>
        <source>Time of review</source>
        <translation>Zeit beim Prüfen</translation>
    </message>
    <message>
        <source>Time of rework</source>
        <translation>Zeit bei Nacharbeit</translation>
    </message>
    <message>
        <source>Time per sample</source>
        <translation>Zeit je Bild</translation>
    </message>
    <message>
        <source>Time per sample: {kind}</source>
        <translation>Zeit je Bild: {kind}</translation>
    </message>
    <message>
        <source>Time, opened by name</source>
        <translation>Zeit, direkt geöffnet</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>To list addresses that begin with {kind}://, install the package {package}.</source>
        <translation>Um Adressen mit {kind}:// am Anfang aufzulisten, das Paket {package} installieren.</translation>
    </message>
    <message>
        <source>To time</source>
        <translation>Zeit bis</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Two annotations have the same id.</source>
        <translation>Zwei Annotationen haben dieselbe Kennung.</translation>
    </message>
    <message>
        <source>Two categories have the same id.</source>
        <translation>Zwei Kategorien haben dieselbe Kennung.</translation>
    </message>
    <message>
        <source>Two lines through the pointer.</source>
        <translation>Zwei Linien durch den Zeiger.</translation>
    </message>
    <message>
        <source>Type a place, and Enter goes there</source>
        <translation>Einen Platz eintippen, und die Eingabetaste geht dorthin</translation>
    </message>
    <message>
        <source>Type an address, then Enter</source>
        <translation>Adresse eintippen, dann Eingabe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo crossings, and cut off what is outside of the image</source>
        <translation>Kreuzungen auflösen und abschneiden, was außerhalb des Bildes liegt</translation>
    </message>
    <message>
        <source>Undo my last change</source>
        <translation>Meine letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Unsaved drawing</source>
        <translation>Ungespeicherte Zeichnung</translation>
    </message>
    <message>
        <source>Unsaved samples of silent clients are released after</source>
        <translation>Ungespeicherte Bilder stummer Fenster werden zurückgegeben nach</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>Wartet auf mich</translation>
    </message>
    <message>
        <source>Waiting for people who are away: {dataset} / {queue}</source>
        <translation>Wartet auf Abwesende: {dataset} / {queue}</translation>
    </message>
    <message>
        <source>Waiting for people who are away…</source>
        <translation>Wartet auf Abwesende…</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server…</translation>
    </message>
    <message>
        <source>Waiting for them</source>
        <translation>Wartet auf sie</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Was rejected by {member}, {when}</source>
        <translation>Wurde abgelehnt von {member}, {when}</translation>
    </message>
    <message>
        <source>What a key would act on is drawn with it.</source>
        <translation>Damit wird umrandet, worauf eine Taste wirken würde.</translation>
    </message>
    <message>
        <source>What another version of Labelqueue sent last is kept in {file}; this one cannot read it.</source>
        <translation>Was eine andere Version von Labelqueue zuletzt gesendet hat, liegt in {file}; diese kann es nicht lesen.</translation>
    </message>
    <message>
        <source>What became of annotations, by category</source>
        <translation>Was aus Annotationen wurde, je Kategorie</translation>
    </message>
    <message>
        <source>What becomes of annotations shows here, by category.</source>
        <translation>Hier erscheint, was aus Annotationen wird, je Kategorie.</translation>
    </message>
    <message>
        <source>What came back to you and what is new is said at the bottom; errors are always shown.</source>
        <translation>Was zurückkam und was neu ist, steht unten; Fehler werden immer gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>What comes first of {n} sample?</source>
        <comment>What comes first of {n} samples?</comment>
        <translation>
            <numerusform>Was kommt zuerst von {n} Bild?</numerusform>
            <numerusform>Was kommt zuerst von {n} Bildern?</numerusform>
        </translation>
    </message>
    <message>
        <source>What could come next</source>
        <translation>Was folgen könnte</translation>
    </message>
    <message>
        <source>What differs from the label that was rejected, or handed in: + added, − removed, ~ changed</source>
        <translation>Was vom abgelehnten oder abgegebenen Label abweicht: + hinzugefügt, − entfernt, ~ geändert</translation>
    </message>
    <message>
        <source>What does a label have to be?</source>
        <translation>Wie muss ein Label sein?</translation>
    </message>
    <message>
        <source>What goes wrong is written to {log}.</source>
        <translation>Was schiefgeht, steht in {log}.</translation>
    </message>
    <message>
        <source>What is around the pointer, larger.</source>
        <translation>Was um den Zeiger liegt, größer.</translation>
    </message>
    <message>
        <source>What is in their hands or waits for them goes to {name}.</source>
        <translation>Was in Arbeit ist oder wartet, geht an {name}.</translation>
    </message>
    <message>
        <source>What is in your hands, what waits for you, and what became of what you did</source>
        <translation>Was in Ihren Händen ist, was wartet und was aus dem Getanen wurde</translation>
    </message>
    <message numerus="yes">
        <source>What is it to count as?</source>
        <comment>What are {n} categories to count as?</comment>
        <translation>
            <numerusform>Als was soll sie zählen?</numerusform>
            <numerusform>Als was sollen {n} Kategorien zählen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>What is left at the end of each day shows here.</source>
        <translation>Hier erscheint, was am Ende jedes Tages noch bleibt.</translation>
    </message>
    <message>
        <source>What is locked cannot be changed, and clicks go through it</source>
        <translation>Gesperrtes kann nicht geändert werden, und Klicks gehen hindurch</translation>
    </message>
    <message>
        <source>What is not done, divided by the mean of finished on the last seven days with work</source>
        <translation>Was nicht fertig ist, geteilt durch das Mittel der letzten sieben Tage mit Arbeit</translation>
    </message>
    <message>
        <source>What is the dataset called?</source>
        <translation>Wie heißt der Datensatz?</translation>
    </message>
    <message>
        <source>What is to be corrected?</source>
        <translation>Was ist zu korrigieren?</translation>
    </message>
    <message>
        <source>What is under the pointer, else what is selected</source>
        <translation>Was unter dem Zeiger ist, sonst die Auswahl</translation>
    </message>
    <message>
        <source>What is “{category}” to count as?</source>
        <translation>Als was soll „{category}“ zählen?</translation>
    </message>
    <message>
        <source>What it asks for is done; or it is not after all</source>
        <translation>Das Verlangte ist erledigt, oder doch nicht</translation>
    </message>
    <message>
        <source>What may be done?</source>
        <translation>Was ist erlaubt?</translation>
    </message>
    <message>
        <source>What may be wrong can be submitted all the same</source>
        <translation>Was falsch sein könnte, darf trotzdem abgegeben werden</translation>
    </message>
    <message>
        <source>What the column {name} is</source>
        <translation>Was die Spalte {name} ist</translation>
    </message>
    <message>
        <source>What they did stays, with their name. They can be let in again at any time.</source>
        <translation>Das Getane bleibt, mit dem Namen. Wieder aufnehmen geht jederzeit.</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>What waits for them is for</source>
        <translation>Was wartet, ist für</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>What was done, day by day</source>
        <translation>Was getan wurde, Tag für Tag</translation>
    </message>
    <message>
        <source>What was done, how long it took, and how it stands</source>
        <translation>Was getan wurde, wie lange es dauerte und wie es steht</translation>
    </message>
    <message>
        <source>What was said and done</source>
        <translation>Was gesagt und getan wurde</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>What you drew until {since} and did not hand in</source>
        <translation>Was bis {since} gezeichnet und nicht abgegeben wurde</translation>
    </message>
    <message>
        <source>What you had drawn here until {when} is back; Undo takes it away.</source>
        <translation>Was hier bis {when} gezeichnet wurde, ist wieder da; Rückgängig nimmt es weg.</translation>
    </message>
    <message>
        <source>What you had drawn on an earlier label of {sample} is kept: see File, Drawings on this computer.</source>
        <translation>Was auf einem früheren Label von {sample} gezeichnet wurde, ist aufgehoben: Datei, Zeichnungen auf diesem Rechner.</translation>
    </message>
    <message>
        <source>What you have drawn here and not handed in</source>
        <translation>Was hier gezeichnet und nicht abgegeben wurde</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Wheel scrolls</source>
        <translation>Rad rollt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it goes on, so does this window.</source>
        <translation>Wenn sie weitergeht, geht auch dieses Fenster weiter.</translation>
    </message>
    <message>
        <source>When something comes, this window goes on by itself.</source>
        <translation>Wenn etwas kommt, geht dieses Fenster von selbst weiter.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where everybody works the role decides; see the settings of the queue.</source>
        <translation>Wo alle arbeiten, entscheidet die Rolle; siehe die Einstellungen der Warteschlange.</translation>
    </message>
    <message>
        <source>Where is the workspace?</source>
        <translation>Wo ist der Arbeitsbereich?</translation>
    </message>
    <message numerus="yes">
        <source>Where is {n} sample to go?</source>
        <comment>Where are {n} samples to go?</comment>
        <translation>
            <numerusform>Wohin soll {n} Bild?</numerusform>
            <numerusform>Wohin sollen {n} Bilder?</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the images are</source>
        <translation>Wo die Bilder sind</translation>
    </message>
    <message>
        <source>Where they are taken out of a queue, they can finish what is in their hands; what waits there for them will be for others.</source>
        <translation>Wer aus einer Warteschlange genommen wird, kann beenden, was in Arbeit ist; was dort wartet, ist dann für andere.</translation>
    </message>
    <message>
        <source>Whether it has got what was sent last is not known. The sample goes back to the queue by itself.</source>
        <translation>Ob das zuletzt Gesendete angekommen ist, ist nicht bekannt. Das Bild geht von selbst in die Warteschlange zurück.</translation>
    </message>
    <message>
        <source>Which database? Ask whoever looks after the server.</source>
        <translation>Welche Datenbank? Das weiß, wer den Server betreut.</translation>
    </message>
    <message>
        <source>Which dataset?</source>
        <translation>Welcher Datensatz?</translation>
    </message>
    <message>
        <source>Which file lists the images?</source>
        <translation>Welche Datei listet die Bilder auf?</translation>
    </message>
    <message>
        <source>Which file? Choose one, or write where a new one is to be.</source>
        <translation>Welche Datei? Eine auswählen oder angeben, wo eine neue entstehen soll.</translation>
    </message>
    <message>
        <source>Which folder holds the images?</source>
        <translation>In welchem Ordner sind die Bilder?</translation>
    </message>
    <message>
        <source>Which kinds of things will be marked in the images?</source>
        <translation>Welche Arten von Dingen werden in den Bildern markiert?</translation>
    </message>
    <message>
        <source>Which numbers come first</source>
        <translation>Welche Zahlen zuerst kommen</translation>
    </message>
    <message>
        <source>Which samples come in?</source>
        <translation>Welche Bilder kommen hinein?</translation>
    </message>
    <message>
        <source>Which score</source>
        <translation>Welcher Score</translation>
    </message>
    <message>
        <source>Which scores come first</source>
        <translation>Welche Scores zuerst kommen</translation>
    </message>
    <message>
        <source>Which table names the images?</source>
        <translation>Welche Tabelle nennt die Bilder?</translation>
    </message>
    <message>
        <source>While you label</source>
        <translation>Beim Annotieren</translation>
    </message>
    <message>
        <source>While you label or review</source>
        <translation>Beim Annotieren und Prüfen</translation>
    </message>
    <message>
        <source>While you review</source>
        <translation>Beim Prüfen</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Who gets what waits for them</source>
        <translation>Wer das Wartende bekommt</translation>
    </message>
    <message>
        <source>Who gets what waits for {name}?</source>
        <translation>Wer bekommt, was auf {name} wartet?</translation>
    </message>
    <message numerus="yes">
        <source>Who gets {n} sample?</source>
        <comment>Who gets {n} samples?</comment>
        <translation>
            <numerusform>Wer bekommt {n} Bild?</numerusform>
            <numerusform>Wer bekommt {n} Bilder?</numerusform>
        </translation>
    </message>
    <message>
        <source>Who has what in {dataset} / {queue}</source>
        <translation>Wer hat was in {dataset} / {queue}</translation>
    </message>
    <message>
        <source>Who has what…</source>
        <translation>Wer hat was…</translation>
    </message>
    <message numerus="yes">
        <source>Who is to label {n} sample?</source>
        <comment>Who is to label {n} samples?</comment>
        <translation>
            <numerusform>Wer soll {n} Bild annotieren?</numerusform>
            <numerusform>Wer soll {n} Bilder annotieren?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who is to review {n} sample?</source>
        <comment>Who is to review {n} samples?</comment>
        <translation>
            <numerusform>Wer soll {n} Bild prüfen?</numerusform>
            <numerusform>Wer soll {n} Bilder prüfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Who works here, as what, in which queues, and what is with them</source>
        <translation>Wer hier arbeitet, als was, in welchen Warteschlangen, und was gerade bei wem ist</translation>
    </message>
    <message>
        <source>Who works in it?</source>
        <translation>Wer arbeitet darin?</translation>
    </message>
    <message>
        <source>Whoever comes next gets it, with the work on it</source>
        <translation>Wer als Nächstes kommt, bekommt es, mit der Arbeit daran</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why is it skipped?</source>
        <translation>Warum wird es übersprungen?</translation>
    </message>
    <message>
        <source>With the mouse, always</source>
        <translation>Mit der Maus, immer</translation>
    </message>
    <message>
        <source>Without criteria no samples come in by themselves.</source>
        <translation>Ohne Kriterien kommen keine Bilder von selbst hinein.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Work in another workspace…</source>
        <translation>In einem anderen Arbeitsbereich arbeiten…</translation>
    </message>
    <message>
        <source>Worked for {time}</source>
        <translation>{time} gearbeitet</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeiten</translation>
    </message>
    <message>
        <source>Workspace file</source>
        <translation>Arbeitsbereich-Datei</translation>
    </message>
    <message>
        <source>Workspaces (*.db *.sqlite);;All files (*)</source>
        <translation>Arbeitsbereiche (*.db *.sqlite);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Writing {path}…</source>
        <translation>{path} wird geschrieben…</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Geschrieben nach {path}.</translation>
    </message>
    <message>
        <source>Wrong category</source>
        <translation>Falsche Kategorie</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>You are not among those who label in this queue any more.</source>
        <translation>Sie gehören in dieser Warteschlange nicht mehr zu denen, die annotieren.</translation>
    </message>
    <message>
        <source>You are not among those who {doing} in this queue.</source>
        <translation>Sie gehören in dieser Warteschlange nicht zu denen, die {doing}.</translation>
    </message>
    <message>
        <source>You are {member}</source>
        <translation>Angemeldet als {member}</translation>
    </message>
    <message>
        <source>You can skip this sample.</source>
        <translation>Dieses Bild kann übersprungen werden.</translation>
    </message>
    <message>
        <source>You have it open {where}.</source>
        <translation>Sie haben es {where} offen.</translation>
    </message>
    <message>
        <source>You have it open.</source>
        <translation>Sie haben es offen.</translation>
    </message>
    <message>
        <source>You have {sample} in hand there. {kept}</source>
        <translation>{sample} ist dort in Ihren Händen. {kept}</translation>
    </message>
    <message>
        <source>You never had {sample} in hand; nothing was stored.</source>
        <translation>Sie hatten {sample} nie in Arbeit; es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>You see a reduced image.</source>
        <translation>Zu sehen ist ein verkleinertes Bild.</translation>
    </message>
    <message>
        <source>You went on with {sample} in another place; nothing was changed from here.</source>
        <translation>Sie haben mit {sample} an anderer Stelle weitergemacht; von hier wurde nichts geändert.</translation>
    </message>
    <message>
        <source>You went on with {sample} in another place; your drawing is kept as revision {revision}.</source>
        <translation>Sie haben mit {sample} an anderer Stelle weitergemacht; die Zeichnung liegt als Revision {revision} bereit.</translation>
    </message>
    <message>
        <source>Your drawing · {since}</source>
        <translation>Ihre Zeichnung · {since}</translation>
    </message>
    <message>
        <source>Your drawing, or the label that the sample has now</source>
        <translation>Ihre Zeichnung oder das Label, das das Bild jetzt hat</translation>
    </message>
    <message>
        <source>Your last {action} of {sample} came too late.</source>
        <translation>Das letzte „{action}“ von {sample} kam zu spät.</translation>
    </message>
    <message>
        <source>Your last {action} of {sample} came too late: {now}.</source>
        <translation>Das letzte „{action}“ von {sample} kam zu spät: {now}.</translation>
    </message>
    <message>
        <source>Your last {action} of {sample} had arrived.</source>
        <translation>Das letzte „{action}“ von {sample} war angekommen.</translation>
    </message>
    <message>
        <source>Your last {action} of {sample} is kept in {file}, because it was refused: {reason}</source>
        <translation>Das letzte „{action}“ von {sample} liegt in {file}, weil es abgelehnt wurde: {reason}</translation>
    </message>
    <message>
        <source>Your last {action} of {sample} waits for the next start: {reason}</source>
        <translation>Das letzte „{action}“ von {sample} wartet auf den nächsten Start: {reason}</translation>
    </message>
    <message>
        <source>Your last {action} of {sample} was sent now.</source>
        <translation>Das letzte „{action}“ von {sample} wurde jetzt gesendet.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your own workspace: one file of yours. No server, no network.</source>
        <translation>Ihr eigener Arbeitsbereich: eine eigene Datei. Kein Server, kein Netz.</translation>
    </message>
    <message numerus="yes">
        <source>Your {n} comment is only sent with Reject.</source>
        <comment>Your {n} comments are only sent with Reject.</comment>
        <translation>
            <numerusform>{n} Kommentar wird nur mit Ablehnen gesendet.</numerusform>
            <numerusform>{n} Kommentare werden nur mit Ablehnen gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom to it, without a tick</source>
        <translation>Darauf zoomen, ohne abzuhaken</translation>
    </message>
    <message>
        <source>Zoom to object</source>
        <translation>Auf Objekt zoomen</translation>
    </message>
    <message>
        <source>a dialog of its own</source>
        <translation>ein eigener Dialog</translation>
    </message>
    <message>
        <source>a key is missing before the colon.</source>
        <translation>vor dem Doppelpunkt fehlt ein Schlüssel.</translation>
    </message>
    <message>
        <source>a manager</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>a new object</source>
        <translation>ein neues Objekt</translation>
    </message>
    <message>
        <source>a reviewer</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>a viewer</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>a year is between {first} and {last}.</source>
        <translation>ein Jahr liegt zwischen {first} und {last}.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted at the first decision, in %; beside it of how many</source>
        <translation>bei der ersten Entscheidung angenommen, in %; daneben, von wie vielen</translation>
    </message>
    <message>
        <source>accepted by {who}</source>
        <translation>angenommen von {who}</translation>
    </message>
    <message>
        <source>active time on a sample (min:s)</source>
        <translation>aktive Zeit an einem Bild (min:s)</translation>
    </message>
    <message>
        <source>add members</source>
        <translation>Mitglieder hinzufügen</translation>
    </message>
    <message>
        <source>add samples</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>after everyone else&apos;s</source>
        <translation>nach denen aller anderen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>all queues</source>
        <translation>allen</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>an annotator</source>
        <translation>Annotation</translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <comment>and {n} more</comment>
        <translation>
            <numerusform>und {n} weiteres</numerusform>
            <numerusform>und {n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>annotiert</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>irgendjemand</translation>
    </message>
    <message>
        <source>as which it was added, as in index:1-100</source>
        <translation>als wievieltes es hinzukam, wie in index:1-100</translation>
    </message>
    <message>
        <source>assign samples</source>
        <translation>Bilder zuweisen</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <source>assigned to you</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>irgendwann</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>attributes of an annotation</source>
        <translation>Attribute einer Annotation</translation>
    </message>
    <message>
        <source>attributes of an image</source>
        <translation>Attribute eines Bildes</translation>
    </message>
    <message>
        <source>behind something</source>
        <translation>hinter etwas</translation>
    </message>
    <message>
        <source>behind {word} something is missing.</source>
        <translation>hinter {word} fehlt etwas.</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>unscharf</translation>
    </message>
    <message>
        <source>box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>nach Namen</translation>
    </message>
    <message>
        <source>came too late</source>
        <translation>kam zu spät</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>change a queue</source>
        <translation>eine Warteschlange ändern</translation>
    </message>
    <message>
        <source>change categories</source>
        <translation>Kategorien ändern</translation>
    </message>
    <message>
        <source>change roles</source>
        <translation>Rollen ändern</translation>
    </message>
    <message>
        <source>change the settings of a queue</source>
        <translation>die Einstellungen einer Warteschlange ändern</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>corrected by {who}</source>
        <translation>korrigiert von {who}</translation>
    </message>
    <message>
        <source>create a dataset</source>
        <translation>einen Datensatz anlegen</translation>
    </message>
    <message>
        <source>create a queue</source>
        <translation>eine Warteschlange anlegen</translation>
    </message>
    <message>
        <source>created</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>criteria cannot ask for days, which are others tomorrow and elsewhere; name metadata, or index:. If {key} is one of the metadata, put it in quotes: &quot;{key}&quot;:…</source>
        <translation>Kriterien können nicht nach Tagen fragen, die morgen und anderswo andere sind; Metadaten nennen, oder index:. Ist {key} ein Schlüssel der Metadaten, in Anführungszeichen setzen: &quot;{key}&quot;:…</translation>
    </message>
    <message>
        <source>current</source>
        <translation>jetziges</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day without year, in the letters of QDate.toString</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>days since it got its status</source>
        <translation>Tage seit dem letzten Statuswechsel</translation>
    </message>
    <message>
        <source>delete a dataset</source>
        <translation>einen Datensatz löschen</translation>
    </message>
    <message>
        <source>delete samples</source>
        <translation>Bilder löschen</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>digit or {key}</source>
        <translation>Ziffer oder {key}</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>end of the day</source>
        <translation>Ende des Tages</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>export labels</source>
        <translation>Label exportieren</translation>
    </message>
    <message>
        <source>first day of the bar</source>
        <translation>erster Tag des Balkens</translation>
    </message>
    <message>
        <source>first decisions</source>
        <translation>erste Entscheidungen</translation>
    </message>
    <message>
        <source>for {assigned}</source>
        <translation>für {assigned}</translation>
    </message>
    <message>
        <source>found right</source>
        <translation>für richtig befunden</translation>
    </message>
    <message>
        <source>from</source>
        <comment>a status</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>from midnight to midnight</source>
        <translation>von Mitternacht bis Mitternacht</translation>
    </message>
    <message>
        <source>guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>head - neck - hip, neck - hand</source>
        <translation>Kopf - Hals - Hüfte, Hals - Hand</translation>
    </message>
    <message>
        <source>here a value is missing.</source>
        <translation>hier fehlt ein Wert.</translation>
    </message>
    <message>
        <source>here something is missing to search for.</source>
        <translation>hier fehlt, wonach gesucht werden soll.</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>hours since it got its status</source>
        <translation>Stunden seit dem letzten Statuswechsel</translation>
    </message>
    <message>
        <source>how many annotations, as in count:&gt;5</source>
        <translation>wie viele Annotationen, wie in count:&gt;5</translation>
    </message>
    <message>
        <source>in labeling</source>
        <translation>in Annotation</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>in which queue it is</source>
        <translation>in welcher Warteschlange es ist</translation>
    </message>
    <message>
        <source>it is too long.</source>
        <translation>sie ist zu lang.</translation>
    </message>
    <message>
        <source>it is {status}</source>
        <translation>es ist {status}</translation>
    </message>
    <message>
        <source>its name as a whole, as in name:*.jpg</source>
        <translation>der ganze Name, wie in name:*.jpg</translation>
    </message>
    <message>
        <source>its name, or paste postgresql://…</source>
        <translation>Name, oder postgresql://… einfügen</translation>
    </message>
    <message>
        <source>its priority, as in priority:&gt;=3</source>
        <translation>seine Priorität, wie in priority:&gt;=3</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>Gelenk</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>keypoints</source>
        <translation>Schlüsselpunkte</translation>
    </message>
    <message>
        <source>label</source>
        <comment>as in: label mode</comment>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>label</source>
        <comment>as in: to label</comment>
        <translation>annotieren</translation>
    </message>
    <message>
        <source>label samples</source>
        <translation>Bilder annotieren</translation>
    </message>
    <message>
        <source>labeled</source>
        <translation>annotiert</translation>
    </message>
    <message>
        <source>labeled by {member}</source>
        <translation>annotiert von {member}</translation>
    </message>
    <message>
        <source>labeled by {who}</source>
        <translation>annotiert von {who}</translation>
    </message>
    <message>
        <source>labeling</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>labeling in progress</source>
        <translation>in Annotation</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>annotiert</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>like any other</source>
        <translation>wie alle anderen</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>look what a category is used for</source>
        <translation>nachsehen, wofür eine Kategorie benutzt wird</translation>
    </message>
    <message>
        <source>look what a new queue would get</source>
        <translation>nachsehen, was eine neue Warteschlange bekäme</translation>
    </message>
    <message>
        <source>look what was deleted</source>
        <translation>ansehen, was gelöscht wurde</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>verwaltet</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>median {time}</source>
        <translation>Median {time}</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>minutes since it got its status</source>
        <translation>Minuten seit dem letzten Statuswechsel</translation>
    </message>
    <message>
        <source>move samples to another queue</source>
        <translation>Bilder in eine andere Warteschlange verschieben</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>name the members of a queue</source>
        <translation>die Mitglieder einer Warteschlange bestimmen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no samples</source>
        <translation>keine Bilder</translation>
    </message>
    <message>
        <source>no server is running there</source>
        <translation>dort läuft kein Server</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no value at all</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>not {values}</source>
        <translation>nicht {values}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>of the metadata</source>
        <translation>aus den Metadaten</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>am {day}</translation>
    </message>
    <message>
        <source>on {host}</source>
        <translation>auf {host}</translation>
    </message>
    <message>
        <source>on {host} since {when}</source>
        <translation>auf {host} seit {when}</translation>
    </message>
    <message>
        <source>on, off</source>
        <translation>ein, aus</translation>
    </message>
    <message>
        <source>one more part</source>
        <translation>noch ein Teil</translation>
    </message>
    <message>
        <source>only where several people share a login</source>
        <translation>nur wo mehrere sich einen Anmeldenamen teilen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>opened by name</source>
        <translation>direkt geöffnet</translation>
    </message>
    <message>
        <source>or drop a folder here. To look around first, run “labelqueue demo”.</source>
        <translation>oder einen Ordner hier ablegen. Zum Umsehen zuerst „labelqueue demo“ starten.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>pause, resume or finish a queue</source>
        <translation>eine Warteschlange anhalten, fortsetzen oder beenden</translation>
    </message>
    <message>
        <source>plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>polyline</source>
        <translation>Linienzug</translation>
    </message>
    <message>
        <source>prelabeled</source>
        <translation>vorannotiert</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rejected by {who}</source>
        <translation>abgelehnt von {who}</translation>
    </message>
    <message>
        <source>remove a queue</source>
        <translation>eine Warteschlange entfernen</translation>
    </message>
    <message>
        <source>remove members</source>
        <translation>Mitglieder entfernen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>reshaped</source>
        <translation>umgeformt</translation>
    </message>
    <message>
        <source>restore samples</source>
        <translation>Bilder wiederherstellen</translation>
    </message>
    <message>
        <source>review</source>
        <comment>as in: review mode</comment>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>review</source>
        <comment>as in: to review</comment>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>review samples</source>
        <translation>Bilder prüfen</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>prüft</translation>
    </message>
    <message>
        <source>reviewing</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>reviewing in progress</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>prüft</translation>
    </message>
    <message>
        <source>revision {number}</source>
        <translation>Revision {number}</translation>
    </message>
    <message>
        <source>rework</source>
        <translation>Nacharbeit</translation>
    </message>
    <message>
        <source>rotated box</source>
        <translation>gedrehtes Rechteck</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>samples that are not done</source>
        <translation>nicht fertige Bilder</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>see its own files</source>
        <translation>siehe dessen eigene Dateien</translation>
    </message>
    <message>
        <source>see what everybody has in hand</source>
        <translation>sehen, was alle in Arbeit haben</translation>
    </message>
    <message>
        <source>see what waits for others</source>
        <translation>sehen, was auf andere wartet</translation>
    </message>
    <message>
        <source>set a priority</source>
        <translation>eine Priorität setzen</translation>
    </message>
    <message>
        <source>set a status</source>
        <translation>einen Status setzen</translation>
    </message>
    <message>
        <source>set metadata</source>
        <translation>Metadaten setzen</translation>
    </message>
    <message>
        <source>since midnight</source>
        <translation>seit Mitternacht</translation>
    </message>
    <message>
        <source>since when it has its status</source>
        <translation>seit wann es seinen Status hat</translation>
    </message>
    <message>
        <source>since {when}</source>
        <translation>seit {when}</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>something went wrong in Labelqueue; the details are in the log.</source>
        <translation>in Labelqueue ist etwas schiefgegangen; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>stem missing</source>
        <translation>Stiel fehlt</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>such as distance</source>
        <translation>etwa abstand</translation>
    </message>
    <message>
        <source>such as {example}</source>
        <translation>etwa {example}</translation>
    </message>
    <message>
        <source>the first day of a range must not be the later one.</source>
        <translation>der erste Tag eines Bereichs darf nicht der spätere sein.</translation>
    </message>
    <message>
        <source>the first number of a range must not be the larger one.</source>
        <translation>die erste Zahl eines Bereichs darf nicht die größere sein.</translation>
    </message>
    <message numerus="yes">
        <source>the last {n} day</source>
        <comment>the last {n} days</comment>
        <translation>
            <numerusform>letzter Tag</numerusform>
            <numerusform>letzte {n} Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest first</source>
        <translation>das älteste zuerst</translation>
    </message>
    <message>
        <source>the workspace</source>
        <translation>der Arbeitsbereich</translation>
    </message>
    <message>
        <source>there is no status {name!r}; there are {known}.</source>
        <translation>es gibt keinen Status {name!r}; möglich sind {known}.</translation>
    </message>
    <message>
        <source>this character cannot be searched for.</source>
        <translation>nach diesem Zeichen kann nicht gesucht werden.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>this quotation mark is not closed.</source>
        <translation>dieses Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>to</source>
        <comment>a status</comment>
        <translation>nach</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>today and the 29 days before</source>
        <translation>heute und die 29 Tage davor</translation>
    </message>
    <message>
        <source>today and the six days before</source>
        <translation>heute und die sechs Tage davor</translation>
    </message>
    <message>
        <source>undo a change</source>
        <translation>eine Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>unbekannter Grund</translation>
    </message>
    <message>
        <source>unlabeled</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>sieht nur an</translation>
    </message>
    <message>
        <source>what is drawn on it</source>
        <translation>was darauf gezeichnet ist</translation>
    </message>
    <message>
        <source>when it was accepted or rejected</source>
        <translation>wann es angenommen oder abgelehnt wurde</translation>
    </message>
    <message>
        <source>when it was added</source>
        <translation>wann es hinzukam</translation>
    </message>
    <message>
        <source>when it was handed in</source>
        <translation>wann es abgegeben wurde</translation>
    </message>
    <message>
        <source>where PostgreSQL keeps it (root.crt)</source>
        <translation>wo PostgreSQL sie aufbewahrt (root.crt)</translation>
    </message>
    <message>
        <source>where the sample stands</source>
        <translation>wie das Bild steht</translation>
    </message>
    <message>
        <source>who has it in hand</source>
        <translation>wer es in Arbeit hat</translation>
    </message>
    <message>
        <source>who labeled it</source>
        <translation>wer es annotiert hat</translation>
    </message>
    <message>
        <source>who reviewed it</source>
        <translation>wer es geprüft hat</translation>
    </message>
    <message>
        <source>whoever comes next</source>
        <translation>wer als Nächstes kommt</translation>
    </message>
    <message>
        <source>whom a manager gave it to</source>
        <translation>wem die Verwaltung es gab</translation>
    </message>
    <message>
        <source>will count as “{category}”</source>
        <translation>zählt dann als „{category}“</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>gestern {time}</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>you went on with it in another place</source>
        <translation>an anderer Stelle wurde damit weitergemacht</translation>
    </message>
    <message>
        <source>you were in the middle of it</source>
        <translation>angefangen</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <comment>a day, in the letters of QDate.toString</comment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>{action} all the same</source>
        <translation>{action} trotzdem</translation>
    </message>
    <message>
        <source>{action} anyway</source>
        <translation>{action} trotzdem</translation>
    </message>
    <message>
        <source>{action} as empty</source>
        <translation>{action}, als leeres Bild</translation>
    </message>
    <message>
        <source>{action} does not fit the claim on {sample}.</source>
        <translation>„{action}“ passt nicht zur Übernahme von {sample}.</translation>
    </message>
    <message>
        <source>{action} in {mode} mode is not enabled in this queue.</source>
        <translation>„{action}“ im Modus {mode} ist in dieser Warteschlange nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>{action} is not possible in {mode} mode.</source>
        <translation>„{action}“ geht im Modus {mode} nicht.</translation>
    </message>
    <message>
        <source>{action} is not possible while the sample is {status}.</source>
        <translation>„{action}“ geht nicht, solange das Bild {status} ist.</translation>
    </message>
    <message>
        <source>{action} needs a comment in this queue.</source>
        <translation>„{action}“ braucht in dieser Warteschlange einen Kommentar.</translation>
    </message>
    <message>
        <source>{action} needs a label.</source>
        <translation>„{action}“ braucht ein Label.</translation>
    </message>
    <message>
        <source>{action} needs a reason in this queue.</source>
        <translation>„{action}“ braucht in dieser Warteschlange einen Grund.</translation>
    </message>
    <message>
        <source>{action}: back to the default</source>
        <translation>{action}: zurück zur Voreinstellung</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{category}, key {key}</source>
        <translation>{category}, Taste {key}</translation>
    </message>
    <message>
        <source>{category}: {count}. A click selects all of them.</source>
        <translation>{category}: {count}. Ein Klick wählt alle aus.</translation>
    </message>
    <message>
        <source>{category}: {joints}</source>
        <translation>{category}: {joints}</translation>
    </message>
    <message>
        <source>{color!r} is not a colour; write it like #d33d3d.</source>
        <translation>{color!r} ist keine Farbe; Schreibweise wie #d33d3d.</translation>
    </message>
    <message>
        <source>{count} {status}</source>
        <translation>{count} {status}</translation>
    </message>
    <message>
        <source>{database} on {server}</source>
        <translation>{database} auf {server}</translation>
    </message>
    <message>
        <source>{day}: all done, if it goes on like this every day</source>
        <translation>{day}: alles fertig, wenn es jeden Tag so weitergeht</translation>
    </message>
    <message>
        <source>{day}: {left} not done</source>
        <translation>{day}: {left} nicht fertig</translation>
    </message>
    <message>
        <source>{day}: {what}</source>
        <translation>{day}: {what}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{done} or double click ends the line · {back} takes a point back · {stop} gives up</source>
        <translation>{done} oder Doppelklick beendet die Linie · {back} nimmt einen Punkt zurück · {stop} bricht ab</translation>
    </message>
    <message>
        <source>{done} or double click splits · {back} takes a point back · {stop} gives up</source>
        <translation>{done} oder Doppelklick zerteilt · {back} nimmt einen Punkt zurück · {stop} bricht ab</translation>
    </message>
    <message>
        <source>{done}, double click or the first point closes · {back} takes a point back · {stop} gives up</source>
        <translation>{done}, Doppelklick oder der erste Punkt schließt · {back} nimmt einen Punkt zurück · {stop} bricht ab</translation>
    </message>
    <message>
        <source>{error} What you wrote is kept.</source>
        <translation>{error} Das Geschriebene bleibt erhalten.</translation>
    </message>
    <message>
        <source>{field} needs a day, as in {field}:2026-05-31, {field}:today or {field}:7d.</source>
        <translation>{field} braucht einen Tag, wie in {field}:2026-05-31, {field}:today oder {field}:7d.</translation>
    </message>
    <message>
        <source>{field} needs a number, as in {field}:&gt;=3.</source>
        <translation>{field} braucht eine Zahl, wie in {field}:&gt;=3.</translation>
    </message>
    <message>
        <source>{field} needs a whole number.</source>
        <translation>{field} braucht eine ganze Zahl.</translation>
    </message>
    <message>
        <source>{field}:{days} stands alone, without a sign.</source>
        <translation>{field}:{days} steht allein, ohne Vergleichszeichen.</translation>
    </message>
    <message>
        <source>{first!r} and {second!r} cannot both have the key {digit}.</source>
        <translation>{first!r} und {second!r} können nicht beide die Taste {digit} haben.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{holder} has it now</source>
        <translation>{holder} hat es jetzt</translation>
    </message>
    <message>
        <source>{id} is not the id of a comment.</source>
        <translation>{id} ist keine Kennung eines Kommentars.</translation>
    </message>
    <message>
        <source>{images} and {categories} to label them by.</source>
        <translation>{images} und {categories} zum Annotieren.</translation>
    </message>
    <message>
        <source>{images} with {annotations}</source>
        <translation>{images} mit {annotations}</translation>
    </message>
    <message numerus="yes">
        <source>{images}; {n} file left out because it cannot be read</source>
        <comment>{images}; {n} files left out because they cannot be read</comment>
        <translation>
            <numerusform>{images}; {n} Datei ausgelassen, weil sie nicht gelesen werden kann</numerusform>
            <numerusform>{images}; {n} Dateien ausgelassen, weil sie nicht gelesen werden können</numerusform>
        </translation>
    </message>
    <message>
        <source>{key} is for “{other}” already.</source>
        <translation>{key} ist schon für „{other}“ da.</translation>
    </message>
    <message>
        <source>{labeled} of {total} labeled</source>
        <translation>{labeled} von {total} annotiert</translation>
    </message>
    <message>
        <source>{login}, the login, is not a member of this workspace; say who you are (--member NAME), or ask its manager to be added.</source>
        <translation>Der Anmeldename {login} ist kein Mitglied dieses Arbeitsbereichs; den eigenen Namen angeben (--member NAME) oder die Verwaltung um Aufnahme bitten.</translation>
    </message>
    <message>
        <source>{low} and more</source>
        <translation>{low} und mehr</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{member}: {percent} % accepted at once ({of})</source>
        <translation>{member}: {percent} % sofort angenommen ({of})</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>vor {minutes} min</translation>
    </message>
    <message>
        <source>{name!r} cannot have that key: it is a digit.</source>
        <translation>{name!r} kann diese Taste nicht haben: Möglich ist eine Ziffer.</translation>
    </message>
    <message>
        <source>{name!r} may be more than one queue; name the dataset apart from it (--dataset).</source>
        <translation>{name!r} kann mehr als eine Warteschlange sein; nennen Sie den Datensatz getrennt davon (--dataset).</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>{name} (not active)</source>
        <translation>{name} (nicht aktiv)</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{name} cannot be {width} x {height} pixels.</source>
        <translation>{name} kann nicht {width} x {height} Pixel haben.</translation>
    </message>
    <message>
        <source>{name} is a file; choose the folder that it is in.</source>
        <translation>{name} ist eine Datei; den Ordner auswählen, in dem sie liegt.</translation>
    </message>
    <message>
        <source>{name} is a member now: {role}.</source>
        <translation>{name} ist jetzt Mitglied, Rolle {role}.</translation>
    </message>
    <message>
        <source>{name} is let in again.</source>
        <translation>{name} ist wieder aufgenommen.</translation>
    </message>
    <message>
        <source>{name} is no longer active in this workspace; ask its manager.</source>
        <translation>{name} ist in diesem Arbeitsbereich nicht mehr aktiv; die Verwaltung weiß mehr.</translation>
    </message>
    <message>
        <source>{name} is no text.</source>
        <translation>{name} ist kein Text.</translation>
    </message>
    <message>
        <source>{name} is not a manager of this workspace any more.</source>
        <translation>{name} verwaltet diesen Arbeitsbereich nicht mehr.</translation>
    </message>
    <message>
        <source>{name} is not a member of this workspace; ask its manager to be added.</source>
        <translation>{name} ist kein Mitglied dieses Arbeitsbereichs; die Verwaltung kann das ändern.</translation>
    </message>
    <message>
        <source>{name} is not active any more.</source>
        <translation>{name} ist nicht mehr aktiv.</translation>
    </message>
    <message>
        <source>{name} is not among those who {doing} in the queue {queue!r} of {dataset}.</source>
        <translation>{name} gehört in der Warteschlange {queue!r} von {dataset} nicht zu denen, die {doing}.</translation>
    </message>
    <message>
        <source>{name} is the last manager here; make somebody else one first.</source>
        <translation>Außer {name} verwaltet hier niemand; zuerst jemand anderem die Verwaltung geben.</translation>
    </message>
    <message>
        <source>{name} is {role} and cannot look at {sample}.</source>
        <translation>{name} hat die Rolle {role} und kann {sample} nicht ansehen.</translation>
    </message>
    <message>
        <source>{name} is {role} and cannot {doing}.</source>
        <translation>{name} hat die Rolle {role} und kann nicht {doing}.</translation>
    </message>
    <message>
        <source>{name} is {role} and sees no samples of others.</source>
        <translation>{name} hat die Rolle {role} und sieht keine Bilder anderer.</translation>
    </message>
    <message>
        <source>{name} is {role} now.</source>
        <translation>{name} hat jetzt die Rolle {role}.</translation>
    </message>
    <message>
        <source>{name} names no images.</source>
        <translation>{name} nennt keine Bilder.</translation>
    </message>
    <message>
        <source>{name} was removed from this workspace and cannot {doing}.</source>
        <translation>{name} wurde aus diesem Arbeitsbereich entfernt und kann nicht {doing}.</translation>
    </message>
    <message>
        <source>{name} was removed from this workspace; add them again first.</source>
        <translation>{name} wurde aus diesem Arbeitsbereich entfernt; zuerst wieder aufnehmen.</translation>
    </message>
    <message numerus="yes">
        <source>{name}: {n} sample</source>
        <comment>{name}: {n} samples</comment>
        <translation>
            <numerusform>{name}: {n} Bild</numerusform>
            <numerusform>{name}: {n} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{now}; your drawing is kept as revision {revision}</source>
        <translation>{now}; die Zeichnung liegt als Revision {revision} bereit</translation>
    </message>
    <message>
        <source>{n} accepted</source>
        <translation>{n} angenommen</translation>
    </message>
    <message numerus="yes">
        <source>{n} annotation</source>
        <comment>{n} annotations</comment>
        <translation>
            <numerusform>{n} Annotation</numerusform>
            <numerusform>{n} Annotationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} annotation left out because {format} cannot hold it: {kinds}.</source>
        <comment>{n} annotations left out because {format} cannot hold them: {kinds}.</comment>
        <translation>
            <numerusform>{n} Annotation ausgelassen, weil {format} sie nicht aufnehmen kann: {kinds}.</numerusform>
            <numerusform>{n} Annotationen ausgelassen, weil {format} sie nicht aufnehmen kann: {kinds}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} assigned</source>
        <comment>{n} assigned</comment>
        <translation>
            <numerusform>{n} zugewiesen</numerusform>
            <numerusform>{n} zugewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} box</source>
        <comment>{n} boxes</comment>
        <translation>
            <numerusform>{n} Rechteck</numerusform>
            <numerusform>{n} Rechtecke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} category</source>
        <comment>{n} categories</comment>
        <translation>
            <numerusform>{n} Kategorie</numerusform>
            <numerusform>{n} Kategorien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} change of status.</source>
        <comment>{n} changes of status.</comment>
        <translation>
            <numerusform>{n} Statuswechsel.</numerusform>
            <numerusform>{n} Statuswechsel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} chosen</source>
        <comment>{n} chosen</comment>
        <translation>
            <numerusform>{n} ausgewählt</numerusform>
            <numerusform>{n} ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} corrected</source>
        <comment>{n} corrected</comment>
        <translation>
            <numerusform>{n} korrigiert</numerusform>
            <numerusform>{n} korrigiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} day ago</source>
        <comment>{n} days ago</comment>
        <translation>
            <numerusform>vor {n} Tag</numerusform>
            <numerusform>vor {n} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message numerus="yes">
        <source>{n} ellipse</source>
        <comment>{n} ellipses</comment>
        <translation>
            <numerusform>{n} Ellipse</numerusform>
            <numerusform>{n} Ellipsen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file cannot be read and is included all the same:</source>
        <comment>{n} files cannot be read and are included all the same:</comment>
        <translation>
            <numerusform>{n} Datei kann nicht gelesen werden und wird trotzdem aufgenommen:</numerusform>
            <numerusform>{n} Dateien können nicht gelesen werden und werden trotzdem aufgenommen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file cannot be read and is left out:</source>
        <comment>{n} files cannot be read and are left out:</comment>
        <translation>
            <numerusform>{n} Datei kann nicht gelesen werden und wird ausgelassen:</numerusform>
            <numerusform>{n} Dateien können nicht gelesen werden und werden ausgelassen:</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message numerus="yes">
        <source>{n} hour ago</source>
        <comment>{n} hours ago</comment>
        <translation>
            <numerusform>vor {n} Stunde</numerusform>
            <numerusform>vor {n} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} image</source>
        <comment>{n} images</comment>
        <translation>
            <numerusform>{n} Bild</numerusform>
            <numerusform>{n} Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} image found</source>
        <comment>{n} images found</comment>
        <translation>
            <numerusform>{n} Bild gefunden</numerusform>
            <numerusform>{n} Bilder gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} image has the same content as another one, under another name:</source>
        <comment>{n} images have the same content as others, under other names:</comment>
        <translation>
            <numerusform>{n} Bild hat unter anderem Namen denselben Inhalt wie ein anderes:</numerusform>
            <numerusform>{n} Bilder haben unter anderen Namen denselben Inhalt wie andere:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} image so far…</source>
        <comment>{n} images so far…</comment>
        <translation>
            <numerusform>bisher {n} Bild…</numerusform>
            <numerusform>bisher {n} Bilder…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is here now</source>
        <comment>{n} are here now</comment>
        <translation>
            <numerusform>{n} ist jetzt da</numerusform>
            <numerusform>{n} sind jetzt da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line cannot be used and is included all the same:</source>
        <comment>{n} lines cannot be used and are included all the same:</comment>
        <translation>
            <numerusform>{n} Zeile ist nicht zu gebrauchen und wird trotzdem aufgenommen:</numerusform>
            <numerusform>{n} Zeilen sind nicht zu gebrauchen und werden trotzdem aufgenommen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line cannot be used and is left out:</source>
        <comment>{n} lines cannot be used and are left out:</comment>
        <translation>
            <numerusform>{n} Zeile ist nicht zu gebrauchen und wird ausgelassen:</numerusform>
            <numerusform>{n} Zeilen sind nicht zu gebrauchen und werden ausgelassen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} mask</source>
        <comment>{n} masks</comment>
        <translation>
            <numerusform>{n} Maske</numerusform>
            <numerusform>{n} Masken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} member</source>
        <comment>{n} members</comment>
        <translation>
            <numerusform>{n} Mitglied</numerusform>
            <numerusform>{n} Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message numerus="yes">
        <source>{n} name added.</source>
        <comment>{n} names added.</comment>
        <translation>
            <numerusform>{n} Name hinzugefügt.</numerusform>
            <numerusform>{n} Namen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} name added; {known} already in the list or twice.</source>
        <comment>{n} names added; {known} already in the list or twice.</comment>
        <translation>
            <numerusform>{n} Name hinzugefügt; {known} schon in der Liste oder doppelt.</numerusform>
            <numerusform>{n} Namen hinzugefügt; {known} schon in der Liste oder doppelt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} name was there already and was left as it is.</source>
        <comment>{n} names were there already and were left as they are.</comment>
        <translation>
            <numerusform>{n} Name war schon da und blieb, wie er ist.</numerusform>
            <numerusform>{n} Namen waren schon da und blieben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new image added</source>
        <comment>{n} new images added</comment>
        <translation>
            <numerusform>{n} neues Bild hinzugefügt</numerusform>
            <numerusform>{n} neue Bilder hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} object</source>
        <comment>{n} objects</comment>
        <translation>
            <numerusform>{n} Objekt</numerusform>
            <numerusform>{n} Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} object differs</source>
        <comment>{n} objects differ</comment>
        <translation>
            <numerusform>{n} Objekt weicht ab</numerusform>
            <numerusform>{n} Objekte weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} object differs from what was handed in</source>
        <comment>{n} objects differ from what was handed in</comment>
        <translation>
            <numerusform>{n} Objekt weicht vom Abgegebenen ab</numerusform>
            <numerusform>{n} Objekte weichen vom Abgegebenen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} object differs since the rejection</source>
        <comment>{n} objects differ since the rejection</comment>
        <translation>
            <numerusform>{n} Objekt weicht seit der Ablehnung ab</numerusform>
            <numerusform>{n} Objekte weichen seit der Ablehnung ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of your samples was accepted.</source>
        <comment>{n} of your samples were accepted.</comment>
        <translation>
            <numerusform>{n} Ihrer Bilder wurde angenommen.</numerusform>
            <numerusform>{n} Ihrer Bilder wurden angenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of your samples was rejected.</source>
        <comment>{n} of your samples were rejected.</comment>
        <translation>
            <numerusform>{n} Ihrer Bilder wurde abgelehnt.</numerusform>
            <numerusform>{n} Ihrer Bilder wurden abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all} queues</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>{n} or more samples are with other members or kept for them</source>
        <translation>{n} oder mehr Bilder sind bei anderen oder für sie vorgesehen</translation>
    </message>
    <message>
        <source>{n} or more samples wait for somebody else, because you labeled them</source>
        <translation>{n} oder mehr Bilder warten auf jemand anderen, weil Sie sie annotiert haben</translation>
    </message>
    <message numerus="yes">
        <source>{n} point</source>
        <comment>{n} points</comment>
        <translation>
            <numerusform>{n} Punkt</numerusform>
            <numerusform>{n} Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} polygon</source>
        <comment>{n} polygons</comment>
        <translation>
            <numerusform>{n} Polygon</numerusform>
            <numerusform>{n} Polygone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} polyline</source>
        <comment>{n} polylines</comment>
        <translation>
            <numerusform>{n} Linienzug</numerusform>
            <numerusform>{n} Linienzüge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} priority found.</source>
        <comment>{n} priorities found.</comment>
        <translation>
            <numerusform>{n} Priorität gefunden.</numerusform>
            <numerusform>{n} Prioritäten gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} queue is complete.</source>
        <comment>{n} queues are complete.</comment>
        <translation>
            <numerusform>{n} Warteschlange ist fertig.</numerusform>
            <numerusform>{n} Warteschlangen sind fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} rejected</source>
        <translation>{n} abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>{n} rejected</source>
        <comment>{n} rejected</comment>
        <translation>
            <numerusform>{n} abgelehnt</numerusform>
            <numerusform>{n} abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} reviewed</source>
        <translation>{n} geprüft</translation>
    </message>
    <message numerus="yes">
        <source>{n} rotated box</source>
        <comment>{n} rotated boxes</comment>
        <translation>
            <numerusform>{n} gedrehtes Rechteck</numerusform>
            <numerusform>{n} gedrehte Rechtecke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample</source>
        <comment>{n} samples</comment>
        <translation>
            <numerusform>{n} Bild</numerusform>
            <numerusform>{n} Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample found, all of them untouched.</source>
        <comment>{n} samples found, all of them untouched.</comment>
        <translation>
            <numerusform>{n} Bild gefunden, unberührt.</numerusform>
            <numerusform>{n} Bilder gefunden, alle unberührt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample found; {some} of them untouched in the default queue.</source>
        <comment>{n} samples found; {some} of them untouched in the default queue.</comment>
        <translation>
            <numerusform>{n} Bild gefunden; {some} davon unberührt in der Standard-Warteschlange.</numerusform>
            <numerusform>{n} Bilder gefunden; {some} davon unberührt in der Standard-Warteschlange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample has a priority of its own now.</source>
        <comment>{n} samples have priorities of their own now.</comment>
        <translation>
            <numerusform>{n} Bild hat jetzt eine eigene Priorität.</numerusform>
            <numerusform>{n} Bilder haben jetzt eigene Prioritäten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample in their hands will be for others.</source>
        <comment>{n} samples in their hands will be for others.</comment>
        <translation>
            <numerusform>{n} Bild in Arbeit ist dann für andere.</numerusform>
            <numerusform>{n} Bilder in Arbeit sind dann für andere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is as before.</source>
        <comment>{n} samples are as before.</comment>
        <translation>
            <numerusform>{n} Bild ist wie vorher.</numerusform>
            <numerusform>{n} Bilder sind wie vorher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is back.</source>
        <comment>{n} samples are back.</comment>
        <translation>
            <numerusform>{n} Bild ist wieder da.</numerusform>
            <numerusform>{n} Bilder sind wieder da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is chosen.</source>
        <comment>{n} samples are chosen.</comment>
        <translation>
            <numerusform>{n} Bild ist ausgewählt.</numerusform>
            <numerusform>{n} Bilder sind ausgewählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is deleted and can be restored.</source>
        <comment>{n} samples are deleted and can be restored.</comment>
        <translation>
            <numerusform>{n} Bild ist gelöscht und lässt sich wiederherstellen.</numerusform>
            <numerusform>{n} Bilder sind gelöscht und lassen sich wiederherstellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is for anybody again.</source>
        <comment>{n} samples are for anybody again.</comment>
        <translation>
            <numerusform>{n} Bild ist wieder für alle da.</numerusform>
            <numerusform>{n} Bilder sind wieder für alle da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is for anybody now.</source>
        <comment>{n} samples are for anybody now.</comment>
        <translation>
            <numerusform>{n} Bild ist jetzt für alle da.</numerusform>
            <numerusform>{n} Bilder sind jetzt für alle da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is in somebody’s hands; names and joints can change when it is handed in.</source>
        <comment>{n} samples are in somebody’s hands; names and joints can change when they are handed in.</comment>
        <translation>
            <numerusform>{n} Bild ist in Arbeit; Namen und Gelenke lassen sich ändern, wenn es abgegeben ist.</numerusform>
            <numerusform>{n} Bilder sind in Arbeit; Namen und Gelenke lassen sich ändern, wenn sie abgegeben sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is in {queue} now.</source>
        <comment>{n} samples are in {queue} now.</comment>
        <translation>
            <numerusform>{n} Bild ist jetzt in {queue}.</numerusform>
            <numerusform>{n} Bilder sind jetzt in {queue}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is kept for {member} now.</source>
        <comment>{n} samples are kept for {member} now.</comment>
        <translation>
            <numerusform>{n} Bild ist jetzt für {member} vorgesehen.</numerusform>
            <numerusform>{n} Bilder sind jetzt für {member} vorgesehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is not done.</source>
        <comment>{n} samples are not done.</comment>
        <translation>
            <numerusform>{n} Bild ist nicht fertig.</numerusform>
            <numerusform>{n} Bilder sind nicht fertig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is of priority {priority} now.</source>
        <comment>{n} samples are of priority {priority} now.</comment>
        <translation>
            <numerusform>{n} Bild hat jetzt die Priorität {priority}.</numerusform>
            <numerusform>{n} Bilder haben jetzt die Priorität {priority}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is with other members or kept for them</source>
        <comment>{n} samples are with other members or kept for them</comment>
        <translation>
            <numerusform>{n} Bild ist bei anderen oder für sie vorgesehen</numerusform>
            <numerusform>{n} Bilder sind bei anderen oder für sie vorgesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample is {status} now.</source>
        <comment>{n} samples are {status} now.</comment>
        <translation>
            <numerusform>{n} Bild ist jetzt {status}.</numerusform>
            <numerusform>{n} Bilder sind jetzt {status}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample left out: {names}. The size of its image is not known.</source>
        <comment>{n} samples left out: {names}. The sizes of their images are not known.</comment>
        <translation>
            <numerusform>{n} Bild ausgelassen: {names}. Seine Größe ist nicht bekannt.</numerusform>
            <numerusform>{n} Bilder ausgelassen: {names}. Ihre Größen sind nicht bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample of {place} is stuck: saved, in the hands of a program that is silent.</source>
        <comment>{n} samples of {place} are stuck: saved, in the hands of programs that are silent.</comment>
        <translation>
            <numerusform>{n} Bild in {place} steckt fest: gespeichert, in einem Fenster, das sich nicht mehr meldet.</numerusform>
            <numerusform>{n} Bilder in {place} stecken fest: gespeichert, in Fenstern, die sich nicht mehr melden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample of {place} waits for somebody who is away.</source>
        <comment>{n} samples of {place} wait for people who are away.</comment>
        <translation>
            <numerusform>{n} Bild in {place} wartet auf Abwesende.</numerusform>
            <numerusform>{n} Bilder in {place} warten auf Abwesende.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample that is kept for them will be for others.</source>
        <comment>{n} samples that are kept for them will be for others.</comment>
        <translation>
            <numerusform>{n} vorgesehenes Bild ist dann für andere.</numerusform>
            <numerusform>{n} vorgesehene Bilder sind dann für andere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample that was kept for them is for others now.</source>
        <comment>{n} samples that were kept for them are for others now.</comment>
        <translation>
            <numerusform>{n} vorgesehenes Bild ist jetzt für andere.</numerusform>
            <numerusform>{n} vorgesehene Bilder sind jetzt für andere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample to label</source>
        <comment>{n} samples to label</comment>
        <translation>
            <numerusform>{n} Bild zum Annotieren</numerusform>
            <numerusform>{n} Bilder zum Annotieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample to review</source>
        <comment>{n} samples to review</comment>
        <translation>
            <numerusform>{n} Bild zum Prüfen</numerusform>
            <numerusform>{n} Bilder zum Prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample waits for somebody else, because you labeled it</source>
        <comment>{n} samples wait for somebody else, because you labeled them</comment>
        <translation>
            <numerusform>{n} Bild wartet auf jemand anderen, weil Sie es annotiert haben</numerusform>
            <numerusform>{n} Bilder warten auf jemand anderen, weil Sie sie annotiert haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample waits for you</source>
        <comment>{n} samples wait for you</comment>
        <translation>
            <numerusform>{n} Bild wartet auf Sie</numerusform>
            <numerusform>{n} Bilder warten auf Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample waits for {to} now.</source>
        <comment>{n} samples wait for {to} now.</comment>
        <translation>
            <numerusform>{n} Bild wartet jetzt auf {to}.</numerusform>
            <numerusform>{n} Bilder warten jetzt auf {to}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample was not done on {day}.</source>
        <comment>{n} samples were not done on {day}.</comment>
        <translation>
            <numerusform>{n} Bild war am {day} nicht fertig.</numerusform>
            <numerusform>{n} Bilder waren am {day} nicht fertig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample was taken out of their hands.</source>
        <comment>{n} samples were taken out of their hands.</comment>
        <translation>
            <numerusform>{n} Bild in Arbeit wurde zurückgegeben.</numerusform>
            <numerusform>{n} Bilder in Arbeit wurden zurückgegeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample with work that they saved waits for you to pass it on.</source>
        <comment>{n} samples with work that they saved wait for you to pass them on.</comment>
        <translation>
            <numerusform>{n} Bild mit gespeicherter Arbeit wartet darauf, weitergegeben zu werden.</numerusform>
            <numerusform>{n} Bilder mit gespeicherter Arbeit warten darauf, weitergegeben zu werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample with work that they saved will wait until a manager passes it on or sets its status.</source>
        <comment>{n} samples with work that they saved will wait until a manager passes them on or sets their status.</comment>
        <translation>
            <numerusform>{n} Bild mit gespeicherter Arbeit wartet dann, bis die Verwaltung es weitergibt oder seinen Status setzt.</numerusform>
            <numerusform>{n} Bilder mit gespeicherter Arbeit warten dann, bis die Verwaltung sie weitergibt oder ihren Status setzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sample, median {time}.</source>
        <comment>{n} samples, median {time}.</comment>
        <translation>
            <numerusform>{n} Bild, Median {time}.</numerusform>
            <numerusform>{n} Bilder, Median {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} saved</source>
        <comment>{n} saved</comment>
        <translation>
            <numerusform>{n} gespeichert</numerusform>
            <numerusform>{n} gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} skeleton</source>
        <comment>{n} skeletons</comment>
        <translation>
            <numerusform>{n} Skelett</numerusform>
            <numerusform>{n} Skelette</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation>{n} übersprungen</translation>
    </message>
    <message numerus="yes">
        <source>{n} stayed as it was.</source>
        <comment>{n} stayed as they were.</comment>
        <translation>
            <numerusform>{n} blieb, wie es war.</numerusform>
            <numerusform>{n} blieben, wie sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} submitted</source>
        <translation>{n} abgegeben</translation>
    </message>
    <message numerus="yes">
        <source>{n} today</source>
        <comment>{n} today</comment>
        <translation>
            <numerusform>{n} heute</numerusform>
            <numerusform>{n} heute</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} {what}</source>
        <translation>{n} {what}</translation>
    </message>
    <message>
        <source>{passed} of {decided}</source>
        <translation>{passed} von {decided}</translation>
    </message>
    <message>
        <source>{path} belongs to another program; name another file.</source>
        <translation>{path} gehört einem anderen Programm; eine andere Datei angeben.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {reason}.</source>
        <translation>{path} kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} exists already and will be replaced.</source>
        <translation>{path} gibt es schon und wird ersetzt.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>{path} is a folder; name a file in it.</source>
        <translation>{path} ist ein Ordner; eine Datei darin angeben.</translation>
    </message>
    <message>
        <source>{path} is damaged: a row of {broken} refers to one that is missing.</source>
        <translation>{path} ist beschädigt: Eine Zeile von {broken} verweist auf eine, die fehlt.</translation>
    </message>
    <message>
        <source>{path} is damaged; restore it from a backup.</source>
        <translation>{path} ist beschädigt; aus einer Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>{path} is not a Labelqueue workspace.</source>
        <translation>{path} ist kein Arbeitsbereich von Labelqueue.</translation>
    </message>
    <message>
        <source>{path} lies on a network drive, where a local workspace would be damaged; use a local folder, or a PostgreSQL server to share one.</source>
        <translation>{path} liegt auf einem Netzlaufwerk, wo ein lokaler Arbeitsbereich Schaden nähme; einen lokalen Ordner benutzen, oder einen PostgreSQL-Server, um ihn zu teilen.</translation>
    </message>
    <message>
        <source>{path} or its folder is read-only: make both writable, or open a copy.</source>
        <translation>{path} oder der Ordner ist schreibgeschützt: beide beschreibbar machen oder eine Kopie öffnen.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{percent} % accepted at once</source>
        <translation>{percent} % sofort angenommen</translation>
    </message>
    <message numerus="yes">
        <source>{percent} % of {n} sample was accepted at the first decision.</source>
        <comment>{percent} % of {n} samples were accepted at the first decision.</comment>
        <translation>
            <numerusform>Von {n} Bild wurden {percent} % bei der ersten Entscheidung angenommen.</numerusform>
            <numerusform>Von {n} Bildern wurden {percent} % bei der ersten Entscheidung angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{photographs} cannot be written: {strerror}.</source>
        <translation>{photographs} kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>{place} cannot be listed ({error}).</source>
        <translation>{place} lässt sich nicht auflisten ({error}).</translation>
    </message>
    <message>
        <source>{place} does not let you look: permission denied.</source>
        <translation>In {place} darf nicht nachgesehen werden: keine Berechtigung.</translation>
    </message>
    <message>
        <source>{place} is complete: all its samples are done.</source>
        <translation>{place} ist fertig, mit allen Bildern.</translation>
    </message>
    <message>
        <source>{place} since {since}</source>
        <translation>{place} seit {since}</translation>
    </message>
    <message>
        <source>{place}: {sentence}</source>
        <translation>{place}: {sentence}</translation>
    </message>
    <message>
        <source>{problem} The dataset “{dataset}” was begun and could not be removed; it may hold a part of the images.</source>
        <translation>{problem} Der Datensatz „{dataset}“ war begonnen und konnte nicht entfernt werden; er kann einen Teil der Bilder enthalten.</translation>
    </message>
    <message>
        <source>{problem} This queue does not take it so.</source>
        <translation>{problem} Diese Warteschlange nimmt es so nicht an.</translation>
    </message>
    <message>
        <source>{problem} Until it is handed in, your drawing is only in this window.</source>
        <translation>{problem} Bis zum Abgeben ist die Zeichnung nur in diesem Fenster.</translation>
    </message>
    <message>
        <source>{problem} What was added before that is there; adding the folder again brings the rest.</source>
        <translation>{problem} Was vorher hinzugefügt wurde, ist da; den Ordner nochmals hinzuzufügen bringt den Rest.</translation>
    </message>
    <message>
        <source>{problem} Your drawing is kept.</source>
        <translation>{problem} Die Zeichnung bleibt erhalten.</translation>
    </message>
    <message>
        <source>{reviewed} of {total} reviewed</source>
        <translation>{reviewed} von {total} geprüft</translation>
    </message>
    <message>
        <source>{role}, not active</source>
        <translation>{role}, nicht aktiv</translation>
    </message>
    <message>
        <source>{row} has no revision {number}.</source>
        <translation>{row} hat keine Revision {number}.</translation>
    </message>
    <message>
        <source>{sample} cannot be rejected: nobody has labeled it.</source>
        <translation>{sample} kann nicht abgelehnt werden: Niemand hat es annotiert.</translation>
    </message>
    <message>
        <source>{sample} cannot be reopened: it is {status}.</source>
        <translation>{sample} kann nicht wieder geöffnet werden: Es ist {status}.</translation>
    </message>
    <message>
        <source>{sample} cannot be reopened: it was not labeled by you.</source>
        <translation>{sample} kann nicht wieder geöffnet werden: Annotiert hat es jemand anders.</translation>
    </message>
    <message>
        <source>{sample} cannot be reopened: {member} is reviewing it.</source>
        <translation>{sample} kann nicht wieder geöffnet werden: {member} prüft es gerade.</translation>
    </message>
    <message>
        <source>{sample} could not be reopened just now; please try again.</source>
        <translation>{sample} konnte gerade nicht wieder geöffnet werden; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>{sample} is no longer yours: {now}.</source>
        <translation>{sample} ist nicht mehr in Ihren Händen: {now}.</translation>
    </message>
    <message>
        <source>{sample} is no longer yours: {now}; your drawing is kept as revision {revision}.</source>
        <translation>{sample} ist nicht mehr in Ihren Händen: {now}; die Zeichnung liegt als Revision {revision} bereit.</translation>
    </message>
    <message>
        <source>{sample} is saved.</source>
        <translation>{sample} ist gespeichert.</translation>
    </message>
    <message>
        <source>{sample} is {status} now.</source>
        <translation>{sample} ist jetzt {status}.</translation>
    </message>
    <message>
        <source>{sample} was submitted empty; Queue, Reopen my last takes it back.</source>
        <translation>{sample} wurde leer abgegeben; Warteschlange, Mein letztes wieder öffnen nimmt es zurück.</translation>
    </message>
    <message>
        <source>{sample} was submitted empty; {key} takes it back.</source>
        <translation>{sample} wurde leer abgegeben; {key} nimmt es zurück.</translation>
    </message>
    <message>
        <source>{section}: restore defaults</source>
        <translation>{section}: Voreinstellungen wiederherstellen</translation>
    </message>
    <message>
        <source>{seen} of {total} seen</source>
        <translation>{seen} von {total} angesehen</translation>
    </message>
    <message>
        <source>{sign} goes with numbers only, as in priority:&gt;5; as text, put it in quotes.</source>
        <translation>{sign} geht nur mit Zahlen, wie in priority:&gt;5; als Text in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>{some}, and {others}</source>
        <translation>{some}, und {others}</translation>
    </message>
    <message numerus="yes">
        <source>{span}: {n} sample</source>
        <comment>{span}: {n} samples</comment>
        <translation>
            <numerusform>{span}: {n} Bild</numerusform>
            <numerusform>{span}: {n} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{status}: the oldest has waited {time}; {many}</source>
        <translation>{status}: Das älteste wartet schon {time}; {many}</translation>
    </message>
    <message>
        <source>{text}
A click takes it out of the search; the minus key makes it the contrary.</source>
        <translation>{text}
Ein Klick nimmt es aus der Suche; die Minustaste macht das Gegenteil daraus.</translation>
    </message>
    <message>
        <source>{text}…</source>
        <translation>{text}…</translation>
    </message>
    <message>
        <source>{time} idle</source>
        <translation>{time} Pause</translation>
    </message>
    <message>
        <source>{time} of active time</source>
        <translation>{time} aktive Zeit</translation>
    </message>
    <message>
        <source>{time} per sample labeled</source>
        <translation>{time} je annotiertem Bild</translation>
    </message>
    <message>
        <source>{time} per sample reviewed</source>
        <translation>{time} je geprüftem Bild</translation>
    </message>
    <message>
        <source>{title} · {n}</source>
        <translation>{title} · {n}</translation>
    </message>
    <message>
        <source>{title}: the latest {n} samples of more</source>
        <translation>{title}: die neuesten {n} Bilder von mehr</translation>
    </message>
    <message numerus="yes">
        <source>{title}: {n} sample</source>
        <comment>{title}: {n} samples</comment>
        <translation>
            <numerusform>{title}: {n} Bild</numerusform>
            <numerusform>{title}: {n} Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{values} and {n} more</source>
        <comment>{values} and {n} more</comment>
        <translation>
            <numerusform>{values} und {n} weitere</numerusform>
            <numerusform>{values} und {n} weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{way}: {n} time</source>
        <comment>{way}: {n} times</comment>
        <translation>
            <numerusform>{way}: {n}-mal</numerusform>
            <numerusform>{way}: {n}-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{what}</source>
        <comment>{what} {n} objects</comment>
        <translation>
            <numerusform>{what}</numerusform>
            <numerusform>{what}: {n} Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, {where}</source>
        <translation>{what}, {where}</translation>
    </message>
    <message>
        <source>{what}: not {values}</source>
        <translation>{what}: nicht {values}</translation>
    </message>
    <message>
        <source>{what}: {values}</source>
        <translation>{what}: {values}</translation>
    </message>
    <message>
        <source>{where} cannot be opened: the folder is missing or may not be read.</source>
        <translation>{where} kann nicht geöffnet werden: Der Ordner fehlt oder darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{where} did not answer within {seconds} s; please try again.</source>
        <translation>{where} hat in {seconds} s nicht geantwortet; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>{where} has no workspace yet, and this login may not prepare one; ask its administrator.</source>
        <translation>{where} hat noch keinen Arbeitsbereich, und dieser Anmeldename darf keinen einrichten; das kann die Verwaltung des Servers.</translation>
    </message>
    <message>
        <source>{where} is a copy for reading only; use the address of the server that writes.</source>
        <translation>{where} ist eine Kopie nur zum Lesen; die Adresse des Servers benutzen, der schreibt.</translation>
    </message>
    <message>
        <source>{where} is busy with another program; please try again.</source>
        <translation>{where} ist mit einem anderen Programm beschäftigt; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>{where} is busy; please try again.</source>
        <translation>{where} ist ausgelastet; bitte nochmals versuchen.</translation>
    </message>
    <message>
        <source>{where} is damaged; restore it from a backup.</source>
        <translation>{where} ist beschädigt; aus einer Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>{where} is empty: it would be prepared as a new workspace, and {who} would be its manager.</source>
        <translation>{where} ist leer: Dort würde ein neuer Arbeitsbereich eingerichtet, und {who} würde ihn verwalten.</translation>
    </message>
    <message>
        <source>{where} is not a Labelqueue workspace.</source>
        <translation>{where} ist kein Arbeitsbereich von Labelqueue.</translation>
    </message>
    <message>
        <source>{where} is read-only: it cannot be changed.</source>
        <translation>{where} ist schreibgeschützt und kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>{where} is there; you are {who}, {role}.</source>
        <translation>{where} ist da; Sie sind {who}, Rolle {role}.</translation>
    </message>
    <message>
        <source>{where} is there; you are {who}, {role}. The connection is encrypted.</source>
        <translation>{where} ist da; Sie sind {who}, Rolle {role}. Die Verbindung ist verschlüsselt.</translation>
    </message>
    <message>
        <source>{where} is there; you are {who}, {role}. The connection is not encrypted.</source>
        <translation>{where} ist da; Sie sind {who}, Rolle {role}. Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>{where} refused this for a reason that Labelqueue does not know; the log says more.</source>
        <translation>{where} hat das aus einem Grund abgelehnt, den Labelqueue nicht kennt; mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{where} was made by a newer version of Labelqueue; please upgrade this program.</source>
        <translation>{where} wurde von einer neueren Version von Labelqueue angelegt; bitte dieses Programm aktualisieren.</translation>
    </message>
    <message>
        <source>{where} was made by an older version of Labelqueue; its manager brings it up to date with &quot;labelqueue upgrade {url}&quot;.</source>
        <translation>{where} wurde von einer älteren Version von Labelqueue angelegt; die Verwaltung bringt es mit „labelqueue upgrade {url}“ auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>{where} was made by an older version: to open it brings it up to date; a copy is kept.</source>
        <translation>{where} wurde von einer älteren Version angelegt: Öffnen bringt es auf den neuesten Stand; eine Kopie bleibt erhalten.</translation>
    </message>
    <message>
        <source>{who} accepted {sample}.</source>
        <translation>{who} hat {sample} angenommen.</translation>
    </message>
    <message>
        <source>{who} answered it</source>
        <translation>{who} hat geantwortet</translation>
    </message>
    <message>
        <source>{who} has it open {where}.</source>
        <translation>{who} hat es {where} offen.</translation>
    </message>
    <message>
        <source>{who} has it open.</source>
        <translation>{who} hat es offen.</translation>
    </message>
    <message>
        <source>{who} on {host} since {when}</source>
        <translation>{who} auf {host} seit {when}</translation>
    </message>
    <message>
        <source>{who} on {sample}: “{comment}”</source>
        <translation>{who} zu {sample}: „{comment}“</translation>
    </message>
    <message>
        <source>{who} rejected {sample}.</source>
        <translation>{who} hat {sample} abgelehnt.</translation>
    </message>
    <message>
        <source>{who} rejected {sample}: “{comment}”</source>
        <translation>{who} hat {sample} abgelehnt: „{comment}“</translation>
    </message>
    <message>
        <source>{who} reopened it</source>
        <translation>{who} hat es wieder geöffnet</translation>
    </message>
    <message>
        <source>{who} since {when}</source>
        <translation>{who} seit {when}</translation>
    </message>
    <message>
        <source>{who} to label</source>
        <translation>{who} zum Annotieren</translation>
    </message>
    <message>
        <source>{who} to review</source>
        <translation>{who} zum Prüfen</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
    <message>
        <source>~ the image: attributes</source>
        <translation>~ das Bild: Attribute</translation>
    </message>
    <message>
        <source>“{address}” is no address; write one like s3://bucket/folder.</source>
        <translation>„{address}“ ist keine Adresse; Schreibweise wie s3://bucket/ordner.</translation>
    </message>
    <message numerus="yes">
        <source>“{category}” cannot be deleted: {n} sample has it. Merge it into another category instead.</source>
        <comment>“{category}” cannot be deleted: {n} samples have it. Merge it into another category instead.</comment>
        <translation>
            <numerusform>„{category}“ kann nicht gelöscht werden: {n} Bild hat sie. Stattdessen mit einer anderen Kategorie verschmelzen.</numerusform>
            <numerusform>„{category}“ kann nicht gelöscht werden: {n} Bilder haben sie. Stattdessen mit einer anderen Kategorie verschmelzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{category}” has {count} joints: finish or give up this object first.</source>
        <translation>„{category}“ hat {count} Gelenke: zuerst dieses Objekt beenden oder aufgeben.</translation>
    </message>
    <message numerus="yes">
        <source>“{category}” has {count} joints; one object has another number and keeps its category.</source>
        <comment>“{category}” has {count} joints; {n} objects have other numbers and keep their categories.</comment>
        <translation>
            <numerusform>„{category}“ hat {count} Gelenke; ein Objekt hat eine andere Zahl und behält seine Kategorie.</numerusform>
            <numerusform>„{category}“ hat {count} Gelenke; {n} Objekte haben andere Zahlen und behalten ihre Kategorien.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{dataset}” is ready</source>
        <translation>„{dataset}“ ist bereit</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a file ({reason}).</source>
        <translation>„{name}“ kann kein Dateiname sein ({reason}).</translation>
    </message>
    <message>
        <source>“{name}” is in the list already.</source>
        <translation>„{name}“ ist schon in der Liste.</translation>
    </message>
    <message>
        <source>“{name}” is there already, in line {line}.</source>
        <translation>„{name}“ gibt es schon, in Zeile {line}.</translation>
    </message>
    <message>
        <source>“{written}” is no priority: that is a number.</source>
        <translation>„{written}“ ist keine Priorität: Das muss eine Zahl sein.</translation>
    </message>
</context>
</TS>
