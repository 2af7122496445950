<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>Digitscope</name>
  <message>
   <source>
&lt;p&gt;Before the network decides, it turns a picture into a row of numbers, its features. Digits whose features are alike
lie together on this map, each drawn as what it truly is. Well parted groups are easily told apart; where two run into
each other, the network confuses them. A ring marks a digit that is read wrong.&lt;/p&gt;
&lt;p&gt;The star is your drawing, and follows the pen.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;PCA&lt;/b&gt; looks along the two directions in which the features differ most, and the axes say how much of all
difference that is. The star lies just where the same directions put it. &lt;b&gt;t-SNE&lt;/b&gt; keeps neighbours together instead,
whatever becomes of the distances. It has no directions to place anything new along: the star stands amid the five
digits whose features are nearest to your drawing's.&lt;/p&gt;
&lt;p&gt;The wheel and the keys + and - zoom, dragging moves the map, Home shows all of it. The arrow keys go from point to
point, and Return or a double click puts that digit on the canvas.&lt;/p&gt;
</source>
   <translation>
&lt;p&gt;Bevor das Netz entscheidet, macht es aus einem Bild eine Reihe von Zahlen, seine Merkmale. Ziffern mit ähnlichen
Merkmalen liegen auf dieser Karte beieinander, jede als das gezeichnet, was sie wirklich ist. Gut getrennte Gruppen sind
leicht zu unterscheiden; wo zwei ineinanderlaufen, verwechselt sie das Netz. Ein Ring heißt: falsch gelesen.&lt;/p&gt;
&lt;p&gt;Der Stern ist deine Zeichnung; er folgt dem Stift.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;PCA&lt;/b&gt; blickt entlang der beiden Richtungen, in denen sich die Merkmale am meisten unterscheiden; die Achsen sagen,
wie viel aller Unterschiede das ist. Der Stern liegt genau dort, wohin ihn diese Richtungen legen. &lt;b&gt;t-SNE&lt;/b&gt; hält
stattdessen Nachbarn beisammen, was immer aus den Abständen wird. Es hat keine Richtungen, nach denen etwas Neues seinen
Platz fände: Der Stern steht zwischen den fünf Ziffern, deren Merkmale deiner Zeichnung am nächsten sind.&lt;/p&gt;
&lt;p&gt;Mausrad, + und - vergrößern und verkleinern, Ziehen verschiebt die Karte, Pos1 zeigt sie ganz. Die Pfeiltasten gehen
von Punkt zu Punkt; Eingabe oder ein Doppelklick legt die Ziffer auf die Zeichenfläche.&lt;/p&gt;
</translation>
  </message>
  <message>
   <source>
&lt;p&gt;The network reads pictures that somebody has labelled, and what it says is held against the labels.
&lt;b&gt;Validation&lt;/b&gt; pictures were kept out of its training, so they show how good it is on what it has never seen. The
&lt;b&gt;test&lt;/b&gt; pictures are for the very last look: whoever picks the best of many networks by them has, in a way, learnt
them.&lt;/p&gt;
&lt;p&gt;In the &lt;b&gt;confusion matrix&lt;/b&gt; each row is a true digit and each column an answer. What lies off the diagonal is
misread. Choose a cell, and its pictures appear on the right, those first about which the network was most certain.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Recall&lt;/b&gt; is how many of the 4s are read as 4; &lt;b&gt;precision&lt;/b&gt; is how many of the answers "4" are 4s. The axis
counts mistakes: from 98 to 99 % is as high as from 99 to 99.5 %, for both halve them. The thin line is where the
true value lies in 95 of 100 cases: with few pictures it is long.&lt;/p&gt;
&lt;p&gt;The &lt;b&gt;calibration&lt;/b&gt; shows whether a network knows how sure it may be. On the dashed line, answers with 80 % are
right 80 times in 100; below it the network is too sure of itself.&lt;/p&gt;
&lt;p&gt;Click a picture to put it on the canvas: the other tabs then show why it is read as it is.&lt;/p&gt;
</source>
   <translation>
&lt;p&gt;Das Netz liest Bilder, bei denen bekannt ist, was sie zeigen; seine Antworten werden damit verglichen.
&lt;b&gt;Validierungsbilder&lt;/b&gt; wurden beim Training zurückgehalten: Sie zeigen, wie gut es bei nie Gesehenem ist. Die
&lt;b&gt;Testbilder&lt;/b&gt; sind für den allerletzten Blick: Wer mit ihnen das beste von vielen Netzen aussucht, hat sie gewissermaßen
gelernt.&lt;/p&gt;
&lt;p&gt;In der &lt;b&gt;Konfusionsmatrix&lt;/b&gt; ist jede Zeile eine wahre Ziffer und jede Spalte eine Antwort. Was neben der Diagonale
liegt, ist falsch gelesen. Wähle ein Feld, und rechts erscheinen seine Bilder, zuerst die, bei denen das Netz am sichersten
war.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Trefferquote&lt;/b&gt;: wie viele der Vieren als 4 gelesen werden; &lt;b&gt;Präzision&lt;/b&gt;: wie viele der Antworten „4“ Vieren sind.
Die Achse zählt Fehler: Von 98 bis 99 % ist es so hoch wie von 99 bis 99,5 %, denn beides halbiert sie. Die dünne Linie
sagt, wo der wahre Wert in 95 von 100 Fällen liegt: Bei wenigen Bildern ist sie lang.&lt;/p&gt;
&lt;p&gt;Die &lt;b&gt;Kalibrierung&lt;/b&gt; zeigt, ob ein Netz weiß, wie sicher es sein darf. Auf der gestrichelten Linie sind Antworten mit
80 % in 80 von 100 Fällen richtig; darunter ist sich das Netz zu sicher.&lt;/p&gt;
&lt;p&gt;Ein Klick auf ein Bild legt es auf die Zeichenfläche: Die anderen Reiter zeigen dann, warum es so gelesen wird.&lt;/p&gt;
</translation>
  </message>
  <message>
   <source>  (all other products are 0)</source>
   <translation>  (alle anderen Produkte sind 0)</translation>
  </message>
  <message>
   <source>  ·  change {since}</source>
   <translation>  ·  Änderung {since}</translation>
  </message>
  <message>
   <source>  ·  gradient of the last batch</source>
   <translation>  ·  Gradient des letzten Stapels</translation>
  </message>
  <message>
   <source>  ·  | / – \ are the strokes they look for</source>
   <translation>  ·  | / – \ sind die Striche, nach denen sie suchen</translation>
  </message>
  <message>
   <source> It never reaches {missed}: that is what ⌊ ⌋, rounding down, says.</source>
   <translation> Nie erreicht er {missed}: Das sagt ⌊ ⌋, das Abrunden.</translation>
  </message>
  <message>
   <source> It takes its numbers from {weights}: copy the weight file beside it.</source>
   <translation> Die Zahlen kommen aus {weights}: Kopiere die Gewichtsdatei daneben.</translation>
  </message>
  <message>
   <source> It takes its numbers from {weights}: save the weight file beside it.</source>
   <translation> Die Zahlen kommen aus {weights}: Speichere die Gewichtsdatei daneben.</translation>
  </message>
  <message>
   <source> and </source>
   <translation> und </translation>
  </message>
  <message>
   <source> and kept epoch {epoch}, the best</source>
   <translation> und Epoche {epoch}, die beste, behalten</translation>
  </message>
  <message>
   <source> and no </source>
   <translation> und kein </translation>
  </message>
  <message>
   <source> and {count} more</source>
   <translation> und {count} weitere</translation>
  </message>
  <message>
   <source> by A</source>
   <translation> von A</translation>
  </message>
  <message>
   <source> by B</source>
   <translation> von B</translation>
  </message>
  <message>
   <source> for what is in rows {top} to {bottom}, columns {left} to {right}</source>
   <translation> für das, was in den Zeilen {top} bis {bottom}, Spalten {left} bis {right} ist</translation>
  </message>
  <message>
   <source> or </source>
   <translation> oder </translation>
  </message>
  <message>
   <source> through {most:.3g}</source>
   <translation> über {most:.3g}</translation>
  </message>
  <message>
   <source> with Nesterov momentum {momentum:g}</source>
   <translation> mit Nesterov-Momentum {momentum:g}</translation>
  </message>
  <message>
   <source> with betas {first:g} and {second:g}</source>
   <translation> mit Betas {first:g} und {second:g}</translation>
  </message>
  <message>
   <source> with decay {decay:g}</source>
   <translation> mit Abklingfaktor {decay:g}</translation>
  </message>
  <message>
   <source> with momentum {momentum:g}</source>
   <translation> mit Momentum {momentum:g}</translation>
  </message>
  <message>
   <source> {time} left.</source>
   <translation> Noch {time}.</translation>
  </message>
  <message>
   <source> · batch {batch:,} of {batches:,}</source>
   <translation> · Stapel {batch:,} von {batches:,}</translation>
  </message>
  <message>
   <source> · validating {done:,} of {count:,}</source>
   <translation> · validiert {done:,} von {count:,}</translation>
  </message>
  <message>
   <source> · {time} left</source>
   <translation> · noch {time}</translation>
  </message>
  <message>
   <source>"{part}" cannot be chosen in {tab}: name one of {fields} and what it says.</source>
   <translation>„{part}“ lässt sich in {tab} nicht wählen: Nenne eines von {fields} und was dort stehen soll.</translation>
  </message>
  <message>
   <source>"{word}:" says nothing: write behind the colon what is meant.</source>
   <translation>„{word}:“ sagt nichts: Schreibe hinter den Doppelpunkt, was gemeint ist.</translation>
  </message>
  <message>
   <source>&amp;About Digitscope</source>
   <translation>Ü&amp;ber Digitscope</translation>
  </message>
  <message>
   <source>&amp;After it</source>
   <translation>Was &amp;folgt</translation>
  </message>
  <message>
   <source>&amp;Batch size</source>
   <translation>&amp;Stapelgröße</translation>
  </message>
  <message>
   <source>&amp;Build a network…</source>
   <translation>Netz &amp;bauen…</translation>
  </message>
  <message>
   <source>&amp;Channel</source>
   <translation>&amp;Kanal</translation>
  </message>
  <message>
   <source>&amp;Clear drawing</source>
   <translation>Zeichnung &amp;löschen</translation>
  </message>
  <message>
   <source>&amp;Clear list</source>
   <translation>Liste &amp;leeren</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Schließen</translation>
  </message>
  <message>
   <source>&amp;Compare with a file…</source>
   <translation>Mit Datei &amp;vergleichen…</translation>
  </message>
  <message>
   <source>&amp;Dark</source>
   <translation>&amp;Dunkel</translation>
  </message>
  <message>
   <source>&amp;Data</source>
   <translation>&amp;Daten</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Löschen</translation>
  </message>
  <message>
   <source>&amp;Digit</source>
   <translation>&amp;Ziffer</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Bearbeiten</translation>
  </message>
  <message>
   <source>&amp;Eraser</source>
   <translation>R&amp;adierer</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>E&amp;xportieren</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Find a learning rate…</source>
   <translation>&amp;Lernrate finden…</translation>
  </message>
  <message>
   <source>&amp;Go on with a checkpoint…</source>
   <translation>Mit einem Prüfpunkt &amp;weitermachen…</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>&amp;Importieren…</translation>
  </message>
  <message>
   <source>&amp;Input</source>
   <translation>&amp;Eingabe</translation>
  </message>
  <message>
   <source>&amp;Join with the digit before</source>
   <translation>Mit der vorigen Ziffer ver&amp;binden</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>Behal&amp;ten</translation>
  </message>
  <message>
   <source>&amp;Keep what was learnt</source>
   <translation>Gelerntes be&amp;halten</translation>
  </message>
  <message>
   <source>&amp;Kernel</source>
   <translation>&amp;Kernel</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation>&amp;Tastenkürzel</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>S&amp;prache</translation>
  </message>
  <message>
   <source>&amp;Layer</source>
   <translation>&amp;Schicht</translation>
  </message>
  <message>
   <source>&amp;Layout</source>
   <translation>An&amp;ordnung</translation>
  </message>
  <message>
   <source>&amp;Learn from my digits</source>
   <translation>Aus &amp;meinen Ziffern lernen</translation>
  </message>
  <message>
   <source>&amp;Light</source>
   <translation>&amp;Hell</translation>
  </message>
  <message>
   <source>&amp;Logarithmic axis</source>
   <translation>&amp;Logarithmische Achse</translation>
  </message>
  <message>
   <source>&amp;Loss</source>
   <translation>&amp;Verlust</translation>
  </message>
  <message>
   <source>&amp;Method</source>
   <translation>&amp;Methode</translation>
  </message>
  <message>
   <source>&amp;Momentum</source>
   <translation>&amp;Momentum</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Name</translation>
  </message>
  <message>
   <source>&amp;Network</source>
   <translation>&amp;Netz</translation>
  </message>
  <message>
   <source>&amp;New network from a preset</source>
   <translation>&amp;Neues Netz nach Vorlage</translation>
  </message>
  <message>
   <source>&amp;Next digit</source>
   <translation>&amp;Nächste Ziffer</translation>
  </message>
  <message>
   <source>&amp;Next tab</source>
   <translation>&amp;Nächster Reiter</translation>
  </message>
  <message>
   <source>&amp;NumPy archive…</source>
   <translation>&amp;NumPy-Archiv…</translation>
  </message>
  <message>
   <source>&amp;Open</source>
   <translation>Ö&amp;ffnen</translation>
  </message>
  <message>
   <source>&amp;Open a lesson…</source>
   <translation>Lektion ö&amp;ffnen…</translation>
  </message>
  <message>
   <source>&amp;Open the folder</source>
   <translation>Ordner ö&amp;ffnen</translation>
  </message>
  <message>
   <source>&amp;Open weights…</source>
   <translation>Gewichte ö&amp;ffnen…</translation>
  </message>
  <message>
   <source>&amp;Open…</source>
   <translation>Ö&amp;ffnen…</translation>
  </message>
  <message>
   <source>&amp;Optimizer</source>
   <translation>&amp;Optimierer</translation>
  </message>
  <message>
   <source>&amp;Order</source>
   <translation>&amp;Reihenfolge</translation>
  </message>
  <message>
   <source>&amp;Others</source>
   <translation>&amp;Andere</translation>
  </message>
  <message>
   <source>&amp;Part</source>
   <translation>Te&amp;il</translation>
  </message>
  <message>
   <source>&amp;Part of the run</source>
   <translation>&amp;Teil des Laufs</translation>
  </message>
  <message>
   <source>&amp;Paste picture</source>
   <translation>Bild &amp;einfügen</translation>
  </message>
  <message>
   <source>&amp;Pause training</source>
   <translation>Training &amp;anhalten</translation>
  </message>
  <message>
   <source>&amp;Pen</source>
   <translation>&amp;Stift</translation>
  </message>
  <message>
   <source>&amp;Picture</source>
   <translation>Bi&amp;ld</translation>
  </message>
  <message>
   <source>&amp;Pictures</source>
   <translation>Bi&amp;lder</translation>
  </message>
  <message>
   <source>&amp;Previous tab</source>
   <translation>&amp;Voriger Reiter</translation>
  </message>
  <message>
   <source>&amp;Put it on the canvas</source>
   <translation>Auf die &amp;Zeichenfläche</translation>
  </message>
  <message>
   <source>&amp;PyTorch code…</source>
   <translation>&amp;PyTorch-Code…</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>Bee&amp;nden</translation>
  </message>
  <message>
   <source>&amp;Raw, every batch</source>
   <translation>&amp;Roh, jeder Stapel</translation>
  </message>
  <message>
   <source>&amp;Recent files</source>
   <translation>&amp;Zuletzt verwendet</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Wiederholen</translation>
  </message>
  <message>
   <source>&amp;Relabel</source>
   <translation>Ziffer &amp;ändern</translation>
  </message>
  <message>
   <source>&amp;Resume training</source>
   <translation>Training &amp;fortsetzen</translation>
  </message>
  <message>
   <source>&amp;Save weights</source>
   <translation>Gewichte &amp;speichern</translation>
  </message>
  <message>
   <source>&amp;Seed</source>
   <translation>&amp;Startwert</translation>
  </message>
  <message>
   <source>&amp;Show</source>
   <translation>&amp;Zeigen</translation>
  </message>
  <message>
   <source>&amp;Smoothed</source>
   <translation>&amp;Geglättet</translation>
  </message>
  <message>
   <source>&amp;Split the digit</source>
   <translation>Ziffer &amp;teilen</translation>
  </message>
  <message>
   <source>&amp;Start again</source>
   <translation>&amp;Neu beginnen</translation>
  </message>
  <message>
   <source>&amp;Start from</source>
   <translation>&amp;Ausgehen von</translation>
  </message>
  <message>
   <source>&amp;Start training</source>
   <translation>Training &amp;starten</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>Sto&amp;pp</translation>
  </message>
  <message>
   <source>&amp;Theme</source>
   <translation>F&amp;arben</translation>
  </message>
  <message>
   <source>&amp;Then</source>
   <translation>Dana&amp;ch</translation>
  </message>
  <message>
   <source>&amp;Thinner brush</source>
   <translation>&amp;Dünnerer Pinsel</translation>
  </message>
  <message>
   <source>&amp;Tour</source>
   <translation>&amp;Rundgang</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>&amp;Noch einmal</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <source>&amp;Undo what was learnt</source>
   <translation>Gelerntes rück&amp;gängig machen</translation>
  </message>
  <message>
   <source>&amp;Update</source>
   <translation>Akt&amp;ualisieren</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>&amp;Verwenden</translation>
  </message>
  <message>
   <source>&amp;Use this network</source>
   <translation>Dieses Netz &amp;verwenden</translation>
  </message>
  <message>
   <source>&amp;Use this rate</source>
   <translation>Diese Rate &amp;verwenden</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>(row {row}, column {column})</source>
   <translation>(Zeile {row}, Spalte {column})</translation>
  </message>
  <message>
   <source>(row {row}, column {column})  ·  {what} {value}  ·  ink {there}</source>
   <translation>(Zeile {row}, Spalte {column})  ·  {what} {value}  ·  Tinte {there}</translation>
  </message>
  <message>
   <source>+ ink to add</source>
   <translation>+ Tinte kommt hinzu</translation>
  </message>
  <message>
   <source>+{hidden} more</source>
   <translation>+{hidden} weitere</translation>
  </message>
  <message>
   <source>, </source>
   <translation>, </translation>
  </message>
  <message>
   <source>, in {layer}</source>
   <translation>, in {layer}</translation>
  </message>
  <message>
   <source>, padded {size}</source>
   <translation>, mit Rand {size}</translation>
  </message>
  <message>
   <source>, times {factor:g} every {epochs}</source>
   <translation>, mal {factor:g} alle {epochs}</translation>
  </message>
  <message>
   <source>, with the bias {bias}</source>
   <translation>, mit dem Bias {bias}</translation>
  </message>
  <message numerus="yes">
   <source>, {count} processors</source>
   <translation>
    <numerusform>, {count} Prozessor</numerusform>
    <numerusform>, {count} Prozessoren</numerusform>
   </translation>
  </message>
  <message>
   <source>00:00 left</source>
   <translation>noch 00:00</translation>
  </message>
  <message>
   <source>1 / (1 + e^−x)</source>
   <translation>1 / (1 + e^−x)</translation>
  </message>
  <message>
   <source>1 of 10</source>
   <translation>1 von 10</translation>
  </message>
  <message>
   <source>1 picture</source>
   <translation>1 Bild</translation>
  </message>
  <message>
   <source>10{low} to 10{high}, log</source>
   <translation>10{low} bis 10{high}, log</translation>
  </message>
  <message>
   <source>250 a second </source>
   <translation>250 je Sekunde </translation>
  </message>
  <message>
   <source>4 × 4</source>
   <translation>4 × 4</translation>
  </message>
  <message>
   <source>95 % from</source>
   <translation>95 % ab</translation>
  </message>
  <message>
   <source>95 % to</source>
   <translation>95 % bis</translation>
  </message>
  <message>
   <source>; the best picture that was found, with {best}</source>
   <translation>; das beste gefundene Bild mit {best}</translation>
  </message>
  <message>
   <source>&lt;h3&gt;Digitscope {version}&lt;/h3&gt;
&lt;p&gt;Draw a digit, watch a convolutional network recognise it, train it and look inside.&lt;/p&gt;
&lt;p&gt;Everything happens on this computer: nothing is sent anywhere.&lt;/p&gt;
&lt;p&gt;MIT licence. The handwritten digits are MNIST by Yann LeCun, Corinna Cortes and Christopher Burges, derived from
NIST's databases, under CC BY-SA 3.0. The pen strokes were collected by E. Alpaydin and F. Alimoglu and by the UNIPEN
project, under CC BY 4.0. The window is made with Qt, under the LGPL 3.&lt;/p&gt;
&lt;p&gt;Qt for Python {qt} · NumPy {numpy}&lt;/p&gt;</source>
   <translation>&lt;h3&gt;Digitscope {version}&lt;/h3&gt;
&lt;p&gt;Eine Ziffer zeichnen, einem Faltungsnetz beim Erkennen zusehen, es trainieren und hineinsehen.&lt;/p&gt;
&lt;p&gt;Alles geschieht auf diesem Rechner: Nichts wird irgendwohin geschickt.&lt;/p&gt;
&lt;p&gt;MIT-Lizenz. Die handgeschriebenen Ziffern sind MNIST von Yann LeCun, Corinna Cortes und Christopher Burges, abgeleitet von
den Datenbanken des NIST, unter CC BY-SA 3.0. Die Stiftstriche haben E. Alpaydin und F. Alimoglu und das UNIPEN-Projekt
gesammelt, unter CC BY 4.0. Das Fenster ist mit Qt gemacht, unter der LGPL 3.&lt;/p&gt;
&lt;p&gt;Qt for Python {qt} · NumPy {numpy}&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A &lt;b&gt;kernel&lt;/b&gt; (or filter) is a small table of numbers. It is laid on a corner of the picture; each of its numbers is multiplied with the pixel below it, and the products are added up. That sum is one number of the output. Then the kernel moves on, and so on over the whole picture: this is a &lt;b&gt;convolution&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Where the picture looks like the kernel the sum is large, so the output says where something is: an upright edge, a curve. A network finds its kernels by itself, by training.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Padding&lt;/b&gt; puts zeros around the picture, the hatched frame, so that the kernel can stand on the very edge and the output need not be smaller. &lt;b&gt;Stride&lt;/b&gt; is how many pixels it moves on by. A picture of several &lt;b&gt;channels&lt;/b&gt; has one slice of the kernel for each; their sums are added up.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Activation&lt;/b&gt; and &lt;b&gt;pooling&lt;/b&gt; usually follow: ReLU makes everything below zero 0, max pooling keeps the greatest of every small window.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Ein &lt;b&gt;Kernel&lt;/b&gt; (oder Filter) ist eine kleine Tabelle von Zahlen. Er wird auf eine Ecke des Bildes gelegt; jede seiner Zahlen wird mit dem Pixel darunter multipliziert, und die Produkte werden addiert. Diese Summe ist eine Zahl der Ausgabe. Dann rückt der Kernel weiter, und so fort über das ganze Bild: Das ist eine &lt;b&gt;Faltung&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Wo das Bild aussieht wie der Kernel, ist die Summe groß; die Ausgabe sagt also, wo etwas ist: eine senkrechte Kante, ein Bogen. Ein Netz findet seine Kernel selbst, durch Training.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Padding&lt;/b&gt; legt Nullen um das Bild, den schraffierten Rahmen, damit der Kernel auch ganz am Rand stehen kann und die Ausgabe nicht kleiner wird. Die &lt;b&gt;Schrittweite&lt;/b&gt; sagt, um wie viele Pixel er weiterrückt. Hat ein Bild mehrere &lt;b&gt;Kanäle&lt;/b&gt;, so hat der Kernel für jeden eine Scheibe; ihre Summen werden addiert.&lt;/p&gt;&lt;p&gt;Meist folgen &lt;b&gt;Aktivierung&lt;/b&gt; und &lt;b&gt;Pooling&lt;/b&gt;: ReLU macht alles unter null zu 0, Max-Pooling behält aus jedem kleinen Fenster das Größte.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A convolution slides small &lt;b&gt;filters&lt;/b&gt; over the picture. Where the ink lies under the red numbers and the paper under the blue ones, the filter answers strongly: the tile is a picture of what it looks for.&lt;/p&gt;&lt;p&gt;The marks | / – \ say for which strokes a filter of the first layer looks; the order &lt;i&gt;By stroke&lt;/i&gt; puts those for vertical strokes first. Deeper filters look at the answers of the layer before. A dense layer weighs every place of what it sees.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gradient&lt;/b&gt; says how much more wrong the network would have been about the last batch of pictures had a number been greater: training goes the other way. &lt;b&gt;Change&lt;/b&gt; is how far it has come.&lt;/p&gt;&lt;p&gt;A filter is &lt;b&gt;dead&lt;/b&gt; if it gives the same answer to all pictures, behind its activation if it has one: nothing depends on it.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Eine Faltung schiebt kleine &lt;b&gt;Filter&lt;/b&gt; über das Bild. Liegt die Tinte unter den roten Zahlen und das Papier unter den blauen, so antwortet der Filter stark: Die Kachel ist ein Bild dessen, was er sucht.&lt;/p&gt;&lt;p&gt;Die Zeichen | / – \ sagen, welche Striche ein Filter der ersten Schicht sucht; die Reihenfolge &lt;i&gt;Nach Strich&lt;/i&gt; stellt die für senkrechte Striche voran. Tiefere Filter sehen die Antworten der Schicht davor. Eine dichte Schicht gewichtet jede Stelle dessen, was sie sieht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gradient&lt;/b&gt; sagt, wie viel falscher das Netz beim letzten Stapel gelegen hätte, wäre eine Zahl größer gewesen: Das Training geht in die andere Richtung. &lt;b&gt;Änderung&lt;/b&gt; sagt, wie weit es gekommen ist.&lt;/p&gt;&lt;p&gt;Ein Filter ist &lt;b&gt;tot&lt;/b&gt;, wenn er allen Bildern dieselbe Antwort gibt, hinter seiner Aktivierung, falls er eine hat: Nichts hängt von ihm ab.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A network gives ten scores, one for each digit, and the highest is its answer. The methods here ask what in your drawing one of these scores depends on. Each gives a number for every pixel of the small picture that the network sees; the colours show it, and the picture is also laid over your drawing.&lt;/p&gt;&lt;p&gt;The methods differ because the question has no single meaning: what would change the score, what has made it up, and what would be needed for another answer are three things. Choose another &lt;b&gt;digit&lt;/b&gt; to see what speaks for that one.&lt;/p&gt;&lt;p&gt;A map is a hint, not a proof: a network has no reasons as a person has, and some of these methods draw a fine picture even of a network that has learnt nothing. The lines under the method say what it does not show.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Ein Netz gibt zehn Punktzahlen, eine für jede Ziffer; die höchste ist seine Antwort. Die Methoden hier fragen, wovon in deiner Zeichnung eine dieser Punktzahlen abhängt. Jede gibt eine Zahl für jedes Pixel des kleinen Bildes, das das Netz sieht; die Farben zeigen sie, und das Bild liegt auch über deiner Zeichnung.&lt;/p&gt;&lt;p&gt;Die Methoden unterscheiden sich, weil die Frage mehr als einen Sinn hat: Was würde die Punktzahl ändern, was hat sie ausgemacht, und was bräuchte es für eine andere Antwort? Wähle eine andere &lt;b&gt;Ziffer&lt;/b&gt;, um zu sehen, was für diese spricht.&lt;/p&gt;&lt;p&gt;Eine Karte ist ein Hinweis, kein Beweis: Ein Netz hat keine Gründe wie ein Mensch, und manche dieser Methoden malen ein schönes Bild sogar von einem Netz, das nichts gelernt hat. Die Zeilen unter der Methode sagen, was sie nicht zeigt.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A network is a row of layers: each takes what the one before it gives. The first is given the picture, the
last one gives ten numbers, and the greatest of them says which digit it is.&lt;/p&gt;
&lt;p&gt;Add layers on the left and set them on the right. The list shows what each one gives, how many numbers it learns and
how many multiplications it costs for one picture. Where a layer cannot follow the one before, the list says why, and
the network stays what it was.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Use this network&lt;/b&gt; makes it the present one, with fresh weights: draw, and it guesses; train it in the tab
Train, and it learns. A usual row is convolution, ReLU, max-pooling, the same again, then flatten and dense.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Ein Netz ist eine Reihe von Schichten: Jede nimmt, was die vorige gibt. Die erste bekommt das Bild, die
letzte gibt zehn Zahlen, und die größte davon sagt, welche Ziffer es ist.&lt;/p&gt;
&lt;p&gt;Füge links Schichten hinzu und stelle sie rechts ein. Die Liste zeigt, was jede gibt, wie viele Zahlen sie lernt und
wie viele Multiplikationen sie für ein Bild braucht. Wo eine Schicht nicht auf die vorige passt, sagt die Liste warum, und
das Netz bleibt, wie es war.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Dieses Netz verwenden&lt;/b&gt; macht es zum aktuellen, mit neuen Gewichten: Zeichne, und es rät; trainiere es im Reiter
Training, und es lernt. Üblich ist: Faltung, ReLU, Max-Pooling, dasselbe noch einmal, dann Abflachen und dichte Schicht.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A network that sees the very same pictures again and again learns them by heart. So each time a picture is shown it can be &lt;b&gt;varied&lt;/b&gt; a little: slanted, turned, narrowed, warped, with a thinner or thicker pen.&lt;/p&gt;&lt;p&gt;Some pictures can be replaced: by digits &lt;b&gt;drawn&lt;/b&gt; by rule in rare styles, and by what is &lt;b&gt;no digit&lt;/b&gt;, of which the network learns to be unsure.&lt;/p&gt;&lt;p&gt;Towards the end a run may &lt;b&gt;settle&lt;/b&gt;, when pictures vary little, and &lt;b&gt;finish&lt;/b&gt;, when they do not.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Ein Netz, das immer wieder genau dieselben Bilder sieht, lernt sie auswendig. Darum kann jedes Bild bei jedem Zeigen ein wenig &lt;b&gt;verändert&lt;/b&gt; werden: geneigt, gedreht, verengt, verzogen, mit dünnerem oder dickerem Stift.&lt;/p&gt;&lt;p&gt;Manche Bilder können ersetzt werden: durch Ziffern, die in seltenen Formen &lt;b&gt;nach Regeln gezeichnet&lt;/b&gt; sind, und durch das, was &lt;b&gt;keine Ziffer&lt;/b&gt; ist; daran lernt das Netz, unsicher zu sein.&lt;/p&gt;&lt;p&gt;Gegen Ende kann ein Lauf &lt;b&gt;ausklingen&lt;/b&gt;, dann ändern sich die Bilder wenig, und &lt;b&gt;abschließen&lt;/b&gt;, dann gar nicht mehr.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;Every filter, and every unit of a dense layer, looks for something. Left are the pictures of the data set that it answers the most; the frame in a picture is all that its answer depends on. Click one to put it on the canvas.&lt;/p&gt;&lt;p&gt;Right is a picture made for it: it begins as grey noise, and each pixel is changed a little, again and again, in the way that makes the answer greater. What comes out is no digit that anybody wrote, but shows what the unit likes to see. &lt;i&gt;Another&lt;/i&gt; begins with other noise.&lt;/p&gt;&lt;p&gt;Filters of the first layers like short strokes and dots, deeper ones parts of digits. The units of the last layer are the digits 0 to 9, and like whole ones.&lt;/p&gt;&lt;p&gt;The answers here are those before the activation, if one follows. Behind it, where Filters reads them, answers that differ may have become the same.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Jeder Filter und jede Einheit einer dichten Schicht sucht nach etwas. Links sind die Bilder des Datensatzes, auf die sie am stärksten antwortet; der Rahmen im Bild ist alles, wovon ihre Antwort abhängt. Ein Klick legt ein Bild auf die Zeichenfläche.&lt;/p&gt;&lt;p&gt;Rechts ist ein Bild, das für sie gemacht wurde: Es beginnt als graues Rauschen, und jedes Pixel wird wieder und wieder ein wenig so geändert, dass die Antwort größer wird. Heraus kommt keine Ziffer, die je jemand schrieb, aber es zeigt, was die Einheit gern sieht. &lt;i&gt;Ein anderes&lt;/i&gt; beginnt mit anderem Rauschen.&lt;/p&gt;&lt;p&gt;Filter der ersten Schichten mögen kurze Striche und Punkte, tiefere mögen Teile von Ziffern. Die Einheiten der letzten Schicht sind die Ziffern 0 bis 9 und mögen ganze.&lt;/p&gt;&lt;p&gt;Die Antworten hier sind die vor der Aktivierung, falls eine folgt. Dahinter, wo Filter sie abliest, können verschiedene Antworten gleich geworden sein.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;Every layer has a chart in each column, from the start of the run on the left to now on the right. The
number is the newest; point at a chart, or press the arrow keys, and all numbers are those of that moment.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Gradient norm&lt;/b&gt;: how strongly the last pictures pull at the layer's weights. Where it is a thousand times
smaller in the first layers than in the last, the first ones learn next to nothing.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Weight norm&lt;/b&gt;: how large the weights are, all together. It grows slowly; a sudden rise ends in a run that
diverges.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Update ÷ weight&lt;/b&gt;: how far one step moves the weights, measured by themselves. About a thousandth, the dashed
line, is usual: much more and the learning rate is too high, much less and it is too low.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Dead ReLU units&lt;/b&gt;: units that answer 0 to all of a few pictures, and so learn nothing from them.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Jede Schicht hat in jeder Spalte ein Diagramm, vom Beginn des Laufs links bis jetzt rechts. Die
Zahl ist die neueste; zeige auf ein Diagramm oder drücke die Pfeiltasten, dann sind alle Zahlen die dieses Augenblicks.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Gradientennorm&lt;/b&gt;: wie stark die letzten Bilder an den Gewichten der Schicht ziehen. Ist sie in den ersten Schichten
tausendmal kleiner als in der letzten, so lernen die ersten fast nichts.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Gewichtsnorm&lt;/b&gt;: wie groß die Gewichte zusammen sind. Sie wächst langsam; ein plötzlicher Anstieg endet in einem Lauf,
der divergiert.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Schritt ÷ Gewicht&lt;/b&gt;: wie weit ein Schritt die Gewichte bewegt, gemessen an ihnen selbst. Etwa ein Tausendstel, die
gestrichelte Linie, ist üblich: Viel mehr heißt, die Lernrate ist zu hoch, viel weniger, sie ist zu niedrig.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Tote ReLU-Einheiten&lt;/b&gt;: Einheiten, die auf einige Bilder immer mit 0 antworten und so nichts von ihnen lernen.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;Every training run is kept here: how it was set, how it went, and the network's weights after each
epoch (one pass over all training pictures).&lt;/p&gt;
&lt;p&gt;Choose one run to see its curves and settings; choose two or more, with Ctrl or Shift, and their curves lie in one
picture, with the settings in which they differ beside it: that is how to find out what a setting does.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Open&lt;/b&gt; makes a run's network the present one. &lt;b&gt;Replay&lt;/b&gt; shows it epoch by epoch, in every tab.&lt;/p&gt;
&lt;p&gt;When a run has ended and all of them take more room than you allow, weights of the oldest runs' early epochs go
first. What you mark &lt;b&gt;Keep&lt;/b&gt; stays.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Hier bleibt jeder Trainingslauf erhalten: wie er eingestellt war, wie er verlief, und die Gewichte des Netzes nach jeder
Epoche (einem Durchgang durch alle Trainingsbilder).&lt;/p&gt;
&lt;p&gt;Wähle einen Lauf, um seine Kurven und Einstellungen zu sehen; wähle mit Strg oder Umschalt zwei oder mehr, und ihre
Kurven liegen in einem Bild, daneben die Einstellungen, in denen sie sich unterscheiden: So findet man heraus, was eine
Einstellung bewirkt.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Öffnen&lt;/b&gt; macht das Netz eines Laufs zum aktuellen. &lt;b&gt;Abspielen&lt;/b&gt; zeigt ihn Epoche für Epoche, in jedem Reiter.&lt;/p&gt;
&lt;p&gt;Ist ein Lauf zu Ende und brauchen alle zusammen mehr Platz als erlaubt, so gehen zuerst Gewichte früher Epochen der
ältesten Läufe. Was mit &lt;b&gt;Behalten&lt;/b&gt; markiert ist, bleibt.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;On the left is your drawing, on the right are the answers. Between them are the columns of the network:
each makes new small pictures, called channels, of those before it. A channel is bright where it has found what it looks
for.&lt;/p&gt;
&lt;p&gt;The lines say what really flowed to the answer: how bright a channel is, times how much the next one cares. Only the
strongest channels and lines are shown. Click another answer, or any channel, to follow that one instead, and follow its
thickest lines back, column by column, to the drawing.&lt;/p&gt;
&lt;p&gt;Click the head of a column to open it. Point at any pixel there and a frame shows which part of the drawing it can
see; click it and the numbers that it was computed from are written out. Click one of those to see how that came about,
and so on, down to the ink.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Links ist deine Zeichnung, rechts sind die Antworten. Dazwischen stehen die Spalten des Netzes:
Jede macht aus den kleinen Bildern davor neue, die Kanäle. Ein Kanal ist hell, wo er gefunden hat, was er
sucht.&lt;/p&gt;
&lt;p&gt;Die Linien sagen, was wirklich zur Antwort floss: wie hell ein Kanal ist, mal wie sehr es den nächsten kümmert. Nur die
stärksten Kanäle und Linien sind zu sehen. Klicke auf eine andere Antwort oder irgendeinen Kanal, um diesem zu folgen, und
folge seinen dicksten Linien zurück, Spalte für Spalte, bis zur Zeichnung.&lt;/p&gt;
&lt;p&gt;Ein Klick auf den Kopf einer Spalte öffnet sie. Zeige dort auf ein Pixel, und ein Rahmen zeigt, welchen Teil der Zeichnung
es sehen kann; klicke darauf, und die Zahlen, aus denen es berechnet wurde, stehen da. Klicke auf eine davon, um zu sehen,
wie sie entstand, und so fort, bis hinunter zur Tinte.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;The &lt;b&gt;learning rate&lt;/b&gt; is how far the weights move at each step. Too small, and nothing is learnt; too large, and the loss grows instead of falling.&lt;/p&gt;&lt;p&gt;This test finds out for your network and your data: it trains a copy for a moment, with a larger rate at every batch. At first nothing happens, then the loss falls, then it shoots up. A good rate lies where the loss &lt;b&gt;falls the fastest&lt;/b&gt;: that is the one marked.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Die &lt;b&gt;Lernrate&lt;/b&gt; sagt, wie weit sich die Gewichte bei jedem Schritt bewegen. Ist sie zu klein, wird nichts gelernt; ist sie zu groß, wächst der Verlust, statt zu fallen.&lt;/p&gt;&lt;p&gt;Dieser Test findet das für dein Netz und deine Daten heraus: Er trainiert kurz eine Kopie, mit jedem Stapel bei größerer Rate. Zuerst geschieht nichts, dann fällt der Verlust, dann schießt er hoch. Eine gute Rate liegt dort, wo der Verlust &lt;b&gt;am schnellsten fällt&lt;/b&gt;: Diese ist markiert.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;The network is shown a small &lt;b&gt;batch&lt;/b&gt; of pictures and answers. How wrong it is, is its &lt;b&gt;loss&lt;/b&gt;. Then every weight moves a little to where the loss would have been less, and the next batch comes. When all pictures were seen once, an &lt;b&gt;epoch&lt;/b&gt; is over.&lt;/p&gt;&lt;p&gt;After every epoch it is asked about pictures that it never learns from: the &lt;b&gt;validation&lt;/b&gt; pictures. Where the training curve goes on getting better and the validation curve does not, it learns by heart.&lt;/p&gt;&lt;p&gt;The &lt;b&gt;learning rate&lt;/b&gt; is how far the weights move. It can be turned while a run goes on; a dashed line in the curves says where. At the very end the &lt;b&gt;test&lt;/b&gt; pictures are read, once.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Dem Netz wird ein kleiner &lt;b&gt;Stapel&lt;/b&gt; Bilder gezeigt, und es antwortet. Wie falsch es liegt, ist sein &lt;b&gt;Verlust&lt;/b&gt;. Dann rückt jedes Gewicht ein wenig dorthin, wo der Verlust kleiner gewesen wäre, und der nächste Stapel kommt. Wurden alle Bilder einmal gesehen, ist eine &lt;b&gt;Epoche&lt;/b&gt; vorbei.&lt;/p&gt;&lt;p&gt;Nach jeder Epoche wird es nach Bildern gefragt, von denen es nie lernt: den &lt;b&gt;Validierungsbildern&lt;/b&gt;. Wird die Trainingskurve immer besser und die Validierungskurve nicht, so lernt es auswendig.&lt;/p&gt;&lt;p&gt;Die &lt;b&gt;Lernrate&lt;/b&gt; sagt, wie weit sich die Gewichte bewegen. Sie lässt sich während des Laufs verstellen; eine gestrichelte Linie in den Kurven sagt, wo. Ganz am Ende werden die &lt;b&gt;Testbilder&lt;/b&gt; gelesen, einmal.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;What you put right is kept here, with its strokes, and stays on this computer.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Learn from my digits&lt;/b&gt; trains the network on many versions of each of them, a little turned, shifted and drawn with other pens. Digits of many other people are shown beside them, so that it does not forget what it could read before.&lt;/p&gt;&lt;p&gt;Then you see how many digits are read right, before and after, of yours and of others. You can try it on the canvas. Keep it, or undo it: then the network is exactly what it was.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Was du richtigstellst, wird hier mit seinen Strichen aufbewahrt und bleibt auf diesem Rechner.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Aus meinen Ziffern lernen&lt;/b&gt; trainiert das Netz mit vielen Fassungen von jeder, ein wenig gedreht, verschoben und mit anderen Stiften gezeichnet. Daneben werden ihm Ziffern vieler anderer gezeigt, damit es nicht vergisst, was es vorher lesen konnte.&lt;/p&gt;&lt;p&gt;Danach siehst du, wie viele Ziffern vorher und nachher richtig gelesen werden, von deinen und von anderen. Auf der Zeichenfläche kannst du es ausprobieren. Behalte es, oder nimm es zurück: Dann ist das Netz genau das, was es war.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;Your drawing goes through the network layer by layer. Each layer answers with pictures, one for each of its filters: bright where the filter found what it looks for, dark where it did not. They are called &lt;b&gt;activations&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;The first layers find strokes and edges and still look like your drawing. Pooling makes the pictures smaller, and what comes later puts strokes together. The last layer has one number for each digit.&lt;/p&gt;&lt;p&gt;The colours of a layer go from its smallest number to its largest; the scale at its right says which they are.&lt;/p&gt;</source>
   <translation>&lt;p&gt;Deine Zeichnung geht Schicht für Schicht durch das Netz. Jede Schicht antwortet mit Bildern, einem für jeden ihrer Filter: hell, wo der Filter gefunden hat, was er sucht, dunkel, wo nicht. Sie heißen &lt;b&gt;Aktivierungen&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Die ersten Schichten finden Striche und Kanten und sehen noch aus wie deine Zeichnung. Pooling macht die Bilder kleiner, und was später kommt, setzt Striche zusammen. Die letzte Schicht hat eine Zahl für jede Ziffer.&lt;/p&gt;&lt;p&gt;Die Farben einer Schicht reichen von ihrer kleinsten Zahl bis zur größten; die Skala rechts sagt, welche das sind.&lt;/p&gt;</translation>
  </message>
  <message>
   <source>A batch has from 1 to {most:,} pictures, not {count:,}.</source>
   <translation>Ein Stapel hat 1 bis {most:,} Bilder, nicht {count:,}.</translation>
  </message>
  <message>
   <source>A convolution</source>
   <translation>Eine Faltung</translation>
  </message>
  <message>
   <source>A convolution needs pictures (channels, height, width) and is given {input_shape}: put a Reshape before it.</source>
   <translation>Eine Faltung braucht Bilder (Kanäle, Höhe, Breite) und bekommt {input_shape}: Setze „Umformen“ davor.</translation>
  </message>
  <message>
   <source>A copy of the network is trained with an ever larger rate; the weights stay as they are.</source>
   <translation>Eine Kopie des Netzes wird mit immer größerer Rate trainiert; die Gewichte bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>A copy of the network that is in use when you start from it.</source>
   <translation>Eine Kopie des Netzes, das in Gebrauch ist, wenn du von ihm ausgehst.</translation>
  </message>
  <message>
   <source>A dense layer</source>
   <translation>Eine dichte Schicht</translation>
  </message>
  <message>
   <source>A dense layer needs a vector and is given {input_shape}: put a Flatten before it.</source>
   <translation>Eine dichte Schicht braucht einen Vektor und bekommt {input_shape}: Setze „Abflachen“ davor.</translation>
  </message>
  <message>
   <source>A dense layer that feeds a convolution again, from Aniemeka's article.</source>
   <translation>Eine dichte Schicht, die wieder eine Faltung speist, aus dem Artikel von Aniemeka.</translation>
  </message>
  <message>
   <source>A digit</source>
   <translation>Eine Ziffer</translation>
  </message>
  <message>
   <source>A drawing can be divided into {most} digits at most.</source>
   <translation>Eine Zeichnung lässt sich in höchstens {most} Ziffern teilen.</translation>
  </message>
  <message>
   <source>A dropout rate lies from 0 to below 1; {rate} does not.</source>
   <translation>Eine Dropout-Rate liegt von 0 bis unter 1; {rate} tut das nicht.</translation>
  </message>
  <message>
   <source>A fault in Digitscope itself ({name}) ended this.</source>
   <translation>Ein Fehler in Digitscope selbst ({name}) hat dies beendet.</translation>
  </message>
  <message>
   <source>A fault in Digitscope itself ({name}). Your drawing and the weights are kept.</source>
   <translation>Ein Fehler in Digitscope selbst ({name}). Zeichnung und Gewichte bleiben erhalten.</translation>
  </message>
  <message>
   <source>A few pictures of the data, before and after</source>
   <translation>Ein paar Bilder der Daten, vorher und nachher</translation>
  </message>
  <message>
   <source>A file</source>
   <translation>Eine Datei</translation>
  </message>
  <message>
   <source>A film is written as .gif or .png, not as {suffix}.</source>
   <translation>Ein Film wird als .gif oder .png geschrieben, nicht als {suffix}.</translation>
  </message>
  <message>
   <source>A first look around: five places and what happens there</source>
   <translation>Ein erster Rundgang: fünf Stellen und was dort geschieht</translation>
  </message>
  <message>
   <source>A kernel is square, and {height} × {width} is not; nothing was pasted.</source>
   <translation>Ein Kernel ist quadratisch, {height} × {width} ist es nicht; nichts wurde eingefügt.</translation>
  </message>
  <message>
   <source>A kernel slides over your drawing, and every sum is spelled out</source>
   <translation>Ein Kernel gleitet über die Zeichnung, und jede Summe wird vorgerechnet</translation>
  </message>
  <message>
   <source>A network ends in a vector of classes, not in {shape}: put Flatten and Dense at its end.</source>
   <translation>Ein Netz endet in einem Vektor von Klassen, nicht in {shape}: Setze „Abflachen“ und „Dichte Schicht“ ans Ende.</translation>
  </message>
  <message>
   <source>A network needs at least one layer.</source>
   <translation>Ein Netz braucht mindestens eine Schicht.</translation>
  </message>
  <message>
   <source>A network's numbers are kept in float32, and these are not.</source>
   <translation>Die Zahlen eines Netzes sind vom Typ float32, diese aber nicht.</translation>
  </message>
  <message>
   <source>A new network cannot be made</source>
   <translation>Ein neues Netz kann nicht angelegt werden,</translation>
  </message>
  <message>
   <source>A number may be a million at most; the cell keeps the one it has.</source>
   <translation>Eine Zahl darf höchstens eine Million sein; die Zelle behält ihre.</translation>
  </message>
  <message>
   <source>A number that is added to every sum</source>
   <translation>Eine Zahl, die zu jeder Summe addiert wird</translation>
  </message>
  <message>
   <source>A picture</source>
   <translation>Ein Bild</translation>
  </message>
  <message>
   <source>A picture made for it</source>
   <translation>Ein Bild, dafür gemacht</translation>
  </message>
  <message>
   <source>A picture made in {step} steps, answered with {answer}</source>
   <translation>Ein Bild, in {step} Schritten gemacht, Antwort {answer}</translation>
  </message>
  <message>
   <source>A pixel of your drawing, from 0 (paper) to 1 (ink): everything else is computed from these.</source>
   <translation>Ein Pixel der Zeichnung, von 0 (Papier) bis 1 (Tinte): Alles andere wird daraus berechnet.</translation>
  </message>
  <message>
   <source>A probability is a share: e to the power of each score, as a part of the sum of all of them. Before that, the scores are divided by {}, their temperature, so that the shares are as sure as they should be, and the greatest is taken away from all, which changes nothing.</source>
   <translation>Eine Wahrscheinlichkeit ist ein Anteil: e hoch jede Punktzahl, als Teil der Summe von allen. Davor werden die Punktzahlen durch {} geteilt, ihre Temperatur, damit die Anteile so sicher sind, wie sie sein sollen, und die größte wird von allen abgezogen, was nichts ändert.</translation>
  </message>
  <message>
   <source>A right</source>
   <translation>A richtig</translation>
  </message>
  <message>
   <source>A row is a filter, a column an input channel.</source>
   <translation>Eine Zeile ist ein Filter, eine Spalte ein Eingangskanal.</translation>
  </message>
  <message>
   <source>A row is a unit, a column a map.</source>
   <translation>Eine Zeile ist eine Einheit, eine Spalte eine Karte.</translation>
  </message>
  <message>
   <source>A run can be replayed when no other one is going on: stop that first.</source>
   <translation>Ein Lauf kann abgespielt werden, wenn kein anderer im Gange ist: Stoppe diesen zuerst.</translation>
  </message>
  <message>
   <source>A run cannot be replayed</source>
   <translation>Ein Lauf kann nicht abgespielt werden,</translation>
  </message>
  <message>
   <source>A run is going on, and it changes the weights.</source>
   <translation>Ein Lauf ist im Gange, und er ändert die Gewichte.</translation>
  </message>
  <message>
   <source>A run is going on.</source>
   <translation>Ein Lauf ist im Gange.</translation>
  </message>
  <message>
   <source>A run that goes on or is replayed, here or in another window, cannot be deleted: end that first.</source>
   <translation>Ein Lauf, der hier oder in einem anderen Fenster weitergeht oder abgespielt wird, kann nicht gelöscht werden: Beende das zuerst.</translation>
  </message>
  <message>
   <source>A run was interrupted {progress}.</source>
   <translation>Ein Lauf wurde unterbrochen, {progress}.</translation>
  </message>
  <message>
   <source>A small change that turns the answer into the digit: ink to add and ink to remove.</source>
   <translation>Eine kleine Änderung, die die Antwort zu dieser Ziffer macht: Tinte dazu und Tinte weg.</translation>
  </message>
  <message>
   <source>A temperature lies from {least:g} to {most:g}, not at {temperature!r}.</source>
   <translation>Eine Temperatur liegt von {least:g} bis {most:g}, nicht bei {temperature!r}.</translation>
  </message>
  <message>
   <source>A wrong</source>
   <translation>A falsch</translation>
  </message>
  <message>
   <source>A {kernel}x{kernel} kernel does not fit into {height}x{width} pixels with a padding of {padding}.</source>
   <translation>Ein {kernel}x{kernel}-Kernel passt nicht in {height}x{width} Pixel mit einem Padding von {padding}.</translation>
  </message>
  <message>
   <source>A {window}x{window} pooling window does not fit into {height}x{width} pixels.</source>
   <translation>Ein {window}x{window}-Pooling-Fenster passt nicht in {height}x{width} Pixel.</translation>
  </message>
  <message>
   <source>A, the weights that were open ({ours_name}), reads {ours:.2f} % right.
B, {file} ({theirs_name}), reads {theirs:.2f} % right.
Both were shown {pictures}.</source>
   <translation>A, die Gewichte, die offen waren ({ours_name}), liest {ours:.2f} % richtig.
B, {file} ({theirs_name}), liest {theirs:.2f} % richtig.
Gezeigt wurden beiden {pictures}.</translation>
  </message>
  <message>
   <source>About Digitscope</source>
   <translation>Über Digitscope</translation>
  </message>
  <message>
   <source>Above 0 the result is a mean of the weights on their way, in which each step fades by that factor</source>
   <translation>Über 0 ist das Ergebnis ein Mittel der Gewichte auf ihrem Weg, in dem jeder Schritt um diesen Faktor verblasst</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <source>Accuracy on the test split, where it was tested</source>
   <translation>Genauigkeit auf den Testbildern, wo getestet wurde</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>Aktivierung</translation>
  </message>
  <message>
   <source>Activations</source>
   <translation>Aktivierungen</translation>
  </message>
  <message>
   <source>Activations of {layer}</source>
   <translation>Aktivierungen von {layer}</translation>
  </message>
  <message>
   <source>Adam's betas</source>
   <translation>Adams Betas</translation>
  </message>
  <message>
   <source>Adam's betas are a pair of numbers, not {betas!r}.</source>
   <translation>Adams Betas sind ein Paar von Zahlen, nicht {betas!r}.</translation>
  </message>
  <message>
   <source>Adam's first beta</source>
   <translation>Adams erstes Beta</translation>
  </message>
  <message>
   <source>Adam's second beta</source>
   <translation>Adams zweites Beta</translation>
  </message>
  <message>
   <source>Add a layer</source>
   <translation>Schicht hinzufügen</translation>
  </message>
  <message>
   <source>Add a layer, or choose one in the list, to see its settings here.</source>
   <translation>Füge eine Schicht hinzu oder wähle eine in der Liste: Hier erscheinen ihre Einstellungen.</translation>
  </message>
  <message>
   <source>Add the digits of an .npz file with images and labels</source>
   <translation>Die Ziffern einer .npz-Datei mit Bildern und Labels hinzufügen</translation>
  </message>
  <message>
   <source>Add: {title}</source>
   <translation>Hinzufügen: {title}</translation>
  </message>
  <message>
   <source>Added to My digits as {labels}.</source>
   <translation>Zu „Meine Ziffern“ hinzugefügt als {labels}.</translation>
  </message>
  <message>
   <source>Added to the variance, so that nothing is divided by 0</source>
   <translation>Wird zur Varianz addiert, damit nie durch 0 geteilt wird</translation>
  </message>
  <message>
   <source>Added {digits} from {name}.</source>
   <translation>{digits} aus {name} hinzugefügt.</translation>
  </message>
  <message>
   <source>Alike side by side</source>
   <translation>Ähnliche beieinander</translation>
  </message>
  <message>
   <source>Alive: to {pictures} pictures of digits it answers from {low} to {high}, behind its activation if it has one.</source>
   <translation>Lebt: Auf {pictures} Bilder von Ziffern antwortet er von {low} bis {high}, hinter seiner Aktivierung, falls er eine hat.</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>All digits of {name} are here already.</source>
   <translation>Alle Ziffern aus {name} sind schon hier.</translation>
  </message>
  <message>
   <source>All eight of these</source>
   <translation>Alle acht davon</translation>
  </message>
  <message>
   <source>All keys on one page</source>
   <translation>Alle Tasten auf einer Seite</translation>
  </message>
  <message>
   <source>All layers</source>
   <translation>Alle Schichten</translation>
  </message>
  <message>
   <source>All of it is too wide for one {digit}: type all {count} digits, or choose the box of the one that is wrong first.</source>
   <translation>Das Ganze ist zu breit für eine einzige {digit}: Tippe alle {count} Ziffern, oder wähle zuerst den Kasten der falschen.</translation>
  </message>
  <message>
   <source>All of them</source>
   <translation>Alle zusammen</translation>
  </message>
  <message>
   <source>All processors</source>
   <translation>Alle Prozessoren</translation>
  </message>
  <message>
   <source>All products add up to {total}{bias}: &lt;b&gt;{result}&lt;/b&gt;</source>
   <translation>Alle Produkte ergeben zusammen {total}{bias}: &lt;b&gt;{result}&lt;/b&gt;</translation>
  </message>
  <message>
   <source>All {count:,} pictures looked through.</source>
   <translation>Alle {count:,} Bilder durchgesehen.</translation>
  </message>
  <message>
   <source>An architecture that was saved in a file.</source>
   <translation>Eine Architektur, die in einer Datei gespeichert wurde.</translation>
  </message>
  <message>
   <source>An article's network, the present one, or nothing; Ctrl+Z goes back</source>
   <translation>Das Netz eines Artikels, das aktuelle oder nichts; Strg+Z geht zurück</translation>
  </message>
  <message>
   <source>An epoch of an earlier run is shown: close the bar at the foot of the window to train.</source>
   <translation>Eine Epoche eines früheren Laufs wird gezeigt: Schließe die Leiste unten im Fenster, um zu trainieren.</translation>
  </message>
  <message>
   <source>An untrained network is here instead: train it, or open a weight file.</source>
   <translation>Stattdessen ist ein untrainiertes Netz da: Trainiere es oder öffne eine Gewichtsdatei.</translation>
  </message>
  <message>
   <source>An&amp;other</source>
   <translation>&amp;Ein anderes</translation>
  </message>
  <message>
   <source>Aniemeka</source>
   <translation>Aniemeka</translation>
  </message>
  <message>
   <source>Animated pictures (*.gif *.png)</source>
   <translation>Animierte Bilder (*.gif *.png)</translation>
  </message>
  <message>
   <source>Another run cannot start</source>
   <translation>Ein anderer Lauf kann nicht beginnen,</translation>
  </message>
  <message>
   <source>Another window of Digitscope is holding {folder}: try again.</source>
   <translation>Ein anderes Fenster von Digitscope hält {folder} besetzt: Versuche es noch einmal.</translation>
  </message>
  <message>
   <source>Answer and filters…</source>
   <translation>Antwort und Filter…</translation>
  </message>
  <message>
   <source>Answers with {low:.0f} to {high:.0f} %, mistakes first</source>
   <translation>Antworten mit {low:.0f} bis {high:.0f} %, Fehler zuerst</translation>
  </message>
  <message>
   <source>Any digit</source>
   <translation>Jede Ziffer</translation>
  </message>
  <message>
   <source>Architectures (*.json);;All files (*)</source>
   <translation>Architekturen (*.json);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Around a part of the window</source>
   <translation>Um einen Teil des Fensters</translation>
  </message>
  <message>
   <source>Arranges the same numbers as maps again, as a convolution needs them.</source>
   <translation>Ordnet dieselben Zahlen wieder als Karten an, wie eine Faltung sie braucht.</translation>
  </message>
  <message>
   <source>Arrow keys choose a layer, Alt with Up and Down moves it, Delete removes it.</source>
   <translation>Pfeiltasten wählen eine Schicht, Alt mit Auf und Ab verschiebt sie, Entf entfernt sie.</translation>
  </message>
  <message>
   <source>Arrow keys move and tilt the line. Return: cut. Esc: never mind.</source>
   <translation>Pfeiltasten bewegen die Linie. Eingabe: schneiden. Esc: nein.</translation>
  </message>
  <message>
   <source>Arrow keys move the kernel; point to read.</source>
   <translation>Pfeile bewegen den Kernel; Zeigen liest ab.</translation>
  </message>
  <message>
   <source>Arrow keys move, Shift and Ctrl choose several. A digit key says what the chosen ones are.</source>
   <translation>Pfeiltasten bewegen, Umschalt und Strg wählen mehrere. Eine Zifferntaste sagt, was die gewählten sind.</translation>
  </message>
  <message>
   <source>As in the article</source>
   <translation>Wie im Artikel</translation>
  </message>
  <message>
   <source>As it &amp;ended</source>
   <translation>Wie er &amp;endete</translation>
  </message>
  <message>
   <source>As it was: </source>
   <translation>Wie es war: </translation>
  </message>
  <message>
   <source>As the &amp;system</source>
   <translation>Wie das &amp;System</translation>
  </message>
  <message>
   <source>As the Train tab is set</source>
   <translation>Wie im Reiter Training eingestellt</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>At first pictures vary most; in the last parts they settle</source>
   <translation>Am Anfang ändern sich die Bilder am meisten; in den letzten Teilen kommen sie zur Ruhe</translation>
  </message>
  <message>
   <source>At none of these rates did the loss fall clearly, so none is suggested: perhaps it is low already.</source>
   <translation>Bei keiner dieser Raten fiel der Verlust deutlich, also wird keine vorgeschlagen: Vielleicht ist er schon niedrig.</translation>
  </message>
  <message>
   <source>Average pooling</source>
   <translation>Mittelwert-Pooling</translation>
  </message>
  <message>
   <source>Average pooling takes the mean</source>
   <translation>Mittelwert-Pooling nimmt das Mittel</translation>
  </message>
  <message>
   <source>Averaging</source>
   <translation>Mittelung</translation>
  </message>
  <message>
   <source>B right</source>
   <translation>B richtig</translation>
  </message>
  <message>
   <source>B wrong</source>
   <translation>B falsch</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back to all layers</source>
   <translation>Zurück zu allen Schichten</translation>
  </message>
  <message>
   <source>Back to all layers (Esc, when the focus is here)</source>
   <translation>Zurück zu allen Schichten (Esc, wenn der Fokus hier ist)</translation>
  </message>
  <message>
   <source>Back to the first position, with an empty output</source>
   <translation>Zurück an die erste Stelle, mit leerer Ausgabe</translation>
  </message>
  <message>
   <source>Back to the present weights, bit for bit</source>
   <translation>Zurück zu den aktuellen Gewichten, Bit für Bit</translation>
  </message>
  <message>
   <source>Back to what was looked at before (Alt+Left, when the focus is here)</source>
   <translation>Zurück zu dem, was zuvor zu sehen war (Alt+Links, wenn der Fokus hier ist)</translation>
  </message>
  <message>
   <source>Back to {name}</source>
   <translation>Zurück zu {name}</translation>
  </message>
  <message>
   <source>Batch normalisation</source>
   <translation>Batch-Normalisierung</translation>
  </message>
  <message>
   <source>Batch normalisation needs an epsilon above 0, not {epsilon}.</source>
   <translation>Batch-Normalisierung braucht ein Epsilon über 0, nicht {epsilon}.</translation>
  </message>
  <message>
   <source>Batch normalisation of a vector needs batches of at least 2 pictures.</source>
   <translation>Die Batch-Normalisierung eines Vektors braucht Stapel von mindestens 2 Bildern.</translation>
  </message>
  <message>
   <source>Bends every number into the range from -1 to 1.</source>
   <translation>Biegt jede Zahl in den Bereich von -1 bis 1.</translation>
  </message>
  <message>
   <source>Bends every number into the range from 0 to 1.</source>
   <translation>Biegt jede Zahl in den Bereich von 0 bis 1.</translation>
  </message>
  <message>
   <source>Best val.</source>
   <translation>Beste Val.</translation>
  </message>
  <message>
   <source>Bias</source>
   <translation>Bias</translation>
  </message>
  <message>
   <source>Blur</source>
   <translation>Weichzeichnen</translation>
  </message>
  <message>
   <source>Both misread</source>
   <translation>Beide lesen falsch</translation>
  </message>
  <message>
   <source>Both read right</source>
   <translation>Beide lesen richtig</translation>
  </message>
  <message>
   <source>Both right</source>
   <translation>Beide richtig</translation>
  </message>
  <message>
   <source>Both wrong</source>
   <translation>Beide falsch</translation>
  </message>
  <message>
   <source>Bright matters for {wanted}</source>
   <translation>Hell ist wichtig für {wanted}</translation>
  </message>
  <message>
   <source>Bring back the weights from before</source>
   <translation>Die Gewichte von vorher zurückholen</translation>
  </message>
  <message>
   <source>Bring back the weights from before, bit for bit</source>
   <translation>Die Gewichte von vorher zurückholen, Bit für Bit</translation>
  </message>
  <message>
   <source>Bring back what was undone</source>
   <translation>Zurückholen, was rückgängig gemacht wurde</translation>
  </message>
  <message>
   <source>Brings every channel to mean 0 and deviation 1, then scales and shifts it as is learnt.</source>
   <translation>Bringt jeden Kanal auf Mittelwert 0 und Abweichung 1, dann skaliert und verschiebt es ihn, wie gelernt wird.</translation>
  </message>
  <message>
   <source>Brush size</source>
   <translation>Pinselgröße</translation>
  </message>
  <message>
   <source>Build a network</source>
   <translation>Netz bauen</translation>
  </message>
  <message>
   <source>Building a network</source>
   <translation>Ein Netz bauen</translation>
  </message>
  <message>
   <source>Build…</source>
   <translation>Bauen…</translation>
  </message>
  <message>
   <source>Built from nothing, layer by layer.</source>
   <translation>Aus nichts gebaut, Schicht für Schicht.</translation>
  </message>
  <message>
   <source>By &amp;digit</source>
   <translation>Nach &amp;Ziffer</translation>
  </message>
  <message>
   <source>By count, logarithmic</source>
   <translation>Nach Anzahl, logarithmisch</translation>
  </message>
  <message>
   <source>By hand</source>
   <translation>Von Hand</translation>
  </message>
  <message>
   <source>By number</source>
   <translation>Nach Nummer</translation>
  </message>
  <message>
   <source>By size</source>
   <translation>Nach Größe</translation>
  </message>
  <message>
   <source>By stroke</source>
   <translation>Nach Strich</translation>
  </message>
  <message>
   <source>C&amp;onfusion</source>
   <translation>K&amp;onfusion</translation>
  </message>
  <message>
   <source>Cali&amp;bration</source>
   <translation>&amp;Kalibrierung</translation>
  </message>
  <message>
   <source>Calibration</source>
   <translation>Kalibrierung</translation>
  </message>
  <message>
   <source>Carry it five times as far</source>
   <translation>Fünfmal so weit tragen</translation>
  </message>
  <message>
   <source>Carry the pen</source>
   <translation>Den Stift tragen</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Änderung</translation>
  </message>
  <message>
   <source>Change the drawing like this; Undo brings it back</source>
   <translation>Die Zeichnung so ändern; Rückgängig holt sie zurück</translation>
  </message>
  <message>
   <source>Channel</source>
   <translation>Kanal</translation>
  </message>
  <message>
   <source>Channel {channel}: </source>
   <translation>Kanal {channel}: </translation>
  </message>
  <message>
   <source>Channels × height × width of the maps it gives, or how many numbers</source>
   <translation>Kanäle × Höhe × Breite der Karten, die sie gibt, oder wie viele Zahlen</translation>
  </message>
  <message>
   <source>Channels, height and width: multiplied, they are as many numbers as come in</source>
   <translation>Kanäle, Höhe und Breite: miteinander multipliziert so viele Zahlen, wie hereinkommen</translation>
  </message>
  <message>
   <source>Charts of every layer</source>
   <translation>Diagramme aller Schichten</translation>
  </message>
  <message>
   <source>Checkpoints (*.safetensors)</source>
   <translation>Prüfpunkte (*.safetensors)</translation>
  </message>
  <message>
   <source>Choose a cell to see its pictures.</source>
   <translation>Wähle ein Feld, um seine Bilder zu sehen.</translation>
  </message>
  <message>
   <source>Choose a digit to see the mistakes with it.</source>
   <translation>Wähle eine Ziffer, um die Fehler mit ihr zu sehen.</translation>
  </message>
  <message>
   <source>Choose a fi&amp;le…</source>
   <translation>Datei &amp;wählen…</translation>
  </message>
  <message>
   <source>Choose a folder of IDX files</source>
   <translation>Ordner mit IDX-Dateien wählen</translation>
  </message>
  <message>
   <source>Choose a number to see its pictures.</source>
   <translation>Wähle eine Zahl, um ihre Bilder zu sehen.</translation>
  </message>
  <message>
   <source>Choose a point to see its pictures. Above: how many answers it stands for.</source>
   <translation>Wähle einen Punkt, um seine Bilder zu sehen. Darüber: für wie viele Antworten er steht.</translation>
  </message>
  <message>
   <source>Choose a run to see its curves, or several to compare them.</source>
   <translation>Wähle einen Lauf, um seine Kurven zu sehen, oder mehrere zum Vergleich.</translation>
  </message>
  <message>
   <source>Choose a run to see its curves.</source>
   <translation>Wähle einen Lauf, um seine Kurven zu sehen.</translation>
  </message>
  <message>
   <source>Choose an .npz file with images and labels</source>
   <translation>.npz-Datei mit Bildern und Labels wählen</translation>
  </message>
  <message>
   <source>Choose another weight file, or drop one here,
and both networks read the same pictures: then you see
which of them each reads right, and whether
the difference is more than chance.</source>
   <translation>Wähle eine andere Gewichtsdatei oder lege eine hier ab,
und beide Netze lesen dieselben Bilder: Dann siehst du,
welches was richtig liest und ob der Unterschied
mehr als Zufall ist.</translation>
  </message>
  <message>
   <source>Chosen digit</source>
   <translation>Gewählte Ziffer</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Klasse</translation>
  </message>
  <message>
   <source>Click a digit to see its bars (arrow keys).</source>
   <translation>Klick auf eine Ziffer zeigt ihre Balken (Pfeiltasten).</translation>
  </message>
  <message>
   <source>Click a number in the pictures, or go to it with the arrow keys, to see how it was computed.</source>
   <translation>Klicke in den Bildern auf eine Zahl oder gehe mit den Pfeiltasten hin: Dann steht hier, wie sie berechnet wurde.</translation>
  </message>
  <message>
   <source>Click a picture, or press Return on it, to put it on the canvas: the other tabs then show why.</source>
   <translation>Ein Klick oder Eingabe auf einem Bild legt es auf die Zeichenfläche: Die anderen Reiter zeigen dann, warum.</translation>
  </message>
  <message>
   <source>Click a point, or press an arrow key, to see its picture.</source>
   <translation>Klicke auf einen Punkt oder drücke eine Pfeiltaste, um sein Bild zu sehen.</translation>
  </message>
  <message>
   <source>Click an underlined number to see how that one was computed</source>
   <translation>Klick auf eine unterstrichene Zahl zeigt, wie diese berechnet wurde</translation>
  </message>
  <message>
   <source>Click the pictures, or press Space, for others.</source>
   <translation>Klick auf die Bilder oder Leertaste: andere.</translation>
  </message>
  <message>
   <source>Click to put it on the canvas</source>
   <translation>Ein Klick legt es auf die Zeichenfläche</translation>
  </message>
  <message>
   <source>Click to put it on the canvas: there it is made smaller, as every drawing is,
and the unit may answer it with far less</source>
   <translation>Ein Klick legt es auf die Zeichenfläche: Dort wird es kleiner, wie jede Zeichnung,
und die Einheit antwortet vielleicht weit schwächer</translation>
  </message>
  <message>
   <source>Close the replay</source>
   <translation>Wiedergabe schließen</translation>
  </message>
  <message>
   <source>Close this column</source>
   <translation>Diese Spalte schließen</translation>
  </message>
  <message>
   <source>Close this column (Esc, when the focus is here)</source>
   <translation>Diese Spalte schließen (Esc, wenn der Fokus hier ist)</translation>
  </message>
  <message>
   <source>Co&amp;mparison</source>
   <translation>Ver&amp;gleich</translation>
  </message>
  <message>
   <source>Colour picture</source>
   <translation>Farbbild</translation>
  </message>
  <message>
   <source>Columns of the picture</source>
   <translation>Spalten des Bildes</translation>
  </message>
  <message>
   <source>Comma-separated values (*.csv)</source>
   <translation>Kommagetrennte Werte (*.csv)</translation>
  </message>
  <message>
   <source>Compare the present weights with those of a file</source>
   <translation>Die aktuellen Gewichte mit denen einer Datei vergleichen</translation>
  </message>
  <message>
   <source>Compare with a weight file</source>
   <translation>Mit einer Gewichtsdatei vergleichen</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <source>Confusion matrix</source>
   <translation>Konfusionsmatrix</translation>
  </message>
  <message>
   <source>Connects every number with every unit; the last one gives the answer.</source>
   <translation>Verbindet jede Zahl mit jeder Einheit; die letzte gibt die Antwort.</translation>
  </message>
  <message>
   <source>Constant</source>
   <translation>Konstant</translation>
  </message>
  <message>
   <source>Convolution</source>
   <translation>Faltung</translation>
  </message>
  <message>
   <source>Cop&amp;y what is read</source>
   <translation>Gelesenes &amp;kopieren</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <source>Copied {text}</source>
   <translation>{text} kopiert</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <source>Corrected: it is {labels} now.</source>
   <translation>Berichtigt: Es ist jetzt {labels}.</translation>
  </message>
  <message>
   <source>Cosine</source>
   <translation>Kosinus</translation>
  </message>
  <message>
   <source>Cross the digit &amp;out</source>
   <translation>Ziffer durchstr&amp;eichen</translation>
  </message>
  <message>
   <source>Ctrl + left button</source>
   <translation>Strg + linke Taste</translation>
  </message>
  <message>
   <source>Curve detector</source>
   <translation>Bogen-Detektor</translation>
  </message>
  <message>
   <source>Curve: 6600</source>
   <translation>Bogen: 6600</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>Kurven</translation>
  </message>
  <message>
   <source>D&amp;ata</source>
   <translation>Dat&amp;en</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>Dead ReLU units</source>
   <translation>Tote ReLUs</translation>
  </message>
  <message>
   <source>Dead: it answers {high} to every one of {pictures} pictures of digits, in every place.</source>
   <translation>Tot: Er antwortet {high} auf jedes von {pictures} Bildern von Ziffern, an jeder Stelle.</translation>
  </message>
  <message>
   <source>Decay</source>
   <translation>Abklingen</translation>
  </message>
  <message>
   <source>Deconvolution</source>
   <translation>Dekonvolution</translation>
  </message>
  <message>
   <source>Deep</source>
   <translation>Tief</translation>
  </message>
  <message>
   <source>Deleted {digits}.</source>
   <translation>{digits} gelöscht.</translation>
  </message>
  <message>
   <source>Dense</source>
   <translation>Dichte Schicht</translation>
  </message>
  <message>
   <source>Deshpande</source>
   <translation>Deshpande</translation>
  </message>
  <message>
   <source>Deshpande's curve detector where the mouse's back has that curve: it answers 6600</source>
   <translation>Deshpandes Bogen-Detektor, wo der Rücken der Maus diesen Bogen hat: Er antwortet 6600</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <source>Details of the message</source>
   <translation>Einzelheiten der Meldung</translation>
  </message>
  <message>
   <source>Deviation</source>
   <translation>Abweichung</translation>
  </message>
  <message>
   <source>Diagonal, falling</source>
   <translation>Diagonale, fallend</translation>
  </message>
  <message>
   <source>Diagonal, rising</source>
   <translation>Diagonale, steigend</translation>
  </message>
  <message>
   <source>Digit before</source>
   <translation>Vorige Ziffer</translation>
  </message>
  <message>
   <source>Digit to ask about</source>
   <translation>Ziffer, nach der gefragt wird</translation>
  </message>
  <message>
   <source>Digits of the number</source>
   <translation>Ziffern der Zahl</translation>
  </message>
  <message>
   <source>Digits that the network finds alike lie together</source>
   <translation>Ziffern, die das Netz ähnlich findet, liegen beieinander</translation>
  </message>
  <message>
   <source>Digits with labels (*.npz)</source>
   <translation>Ziffern mit Labels (*.npz)</translation>
  </message>
  <message>
   <source>Digitscope</source>
   <translation>Digitscope</translation>
  </message>
  <message>
   <source>Digitscope ended before its weights were saved.</source>
   <translation>Digitscope endete, bevor seine Gewichte gespeichert waren.</translation>
  </message>
  <message>
   <source>Digitscope goes on, but cannot keep {what}: let it write there, or save what you need elsewhere.</source>
   <translation>Digitscope läuft weiter, behält aber nicht: {what}. Lass es dort schreiben, oder speichere anderswo, was du brauchst.</translation>
  </message>
  <message>
   <source>Digitscope speaks this language from its next start on.</source>
   <translation>Digitscope spricht diese Sprache ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Disk quota exceeded</source>
   <translation>der Platz, der auf der Festplatte zugeteilt ist, ist voll</translation>
  </message>
  <message>
   <source>Dismiss the message</source>
   <translation>Meldung schließen</translation>
  </message>
  <message>
   <source>Dismiss the message (Esc)</source>
   <translation>Meldung schließen (Esc)</translation>
  </message>
  <message>
   <source>Do again what was taken back (Ctrl+Shift+Z)</source>
   <translation>Wiederholen, was zurückgenommen wurde (Strg+Umschalt+Z)</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Down</source>
   <translation>Ab</translation>
  </message>
  <message>
   <source>Draw a digit</source>
   <translation>Zeichne eine Ziffer</translation>
  </message>
  <message>
   <source>Draw a digit and the kernel slides over it,
or choose an example above, or another picture.</source>
   <translation>Zeichne eine Ziffer, und der Kernel gleitet darüber,
oder wähle oben ein Beispiel oder ein anderes Bild.</translation>
  </message>
  <message>
   <source>Draw a digit here</source>
   <translation>Hier eine Ziffer zeichnen</translation>
  </message>
  <message>
   <source>Draw a digit to see how the network comes to its answer.</source>
   <translation>Zeichne eine Ziffer, um zu sehen, wie das Netz zu seiner Antwort kommt.</translation>
  </message>
  <message>
   <source>Draw a digit to see the steps from your drawing to the network's picture.</source>
   <translation>Zeichne eine Ziffer, um die Schritte von der Zeichnung zum Bild des Netzes zu sehen.</translation>
  </message>
  <message>
   <source>Draw a digit to see what each layer makes of it.</source>
   <translation>Zeichne eine Ziffer, um zu sehen, was jede Schicht daraus macht.</translation>
  </message>
  <message>
   <source>Draw a digit to see what in it the answer depends on.</source>
   <translation>Zeichne eine Ziffer, um zu sehen, wovon in ihr die Antwort abhängt.</translation>
  </message>
  <message>
   <source>Draw a digit with the mouse, a finger or a pen. On the keyboard, the arrow keys move the pen and the space bar puts it down and lifts it.</source>
   <translation>Zeichne eine Ziffer mit Maus, Finger oder Stift. Auf der Tastatur bewegen die Pfeiltasten den Stift, und die Leertaste setzt ihn auf und hebt ihn ab.</translation>
  </message>
  <message>
   <source>Draw a digit, or several, and they are read as you draw.</source>
   <translation>Zeichne eine Ziffer oder mehrere: Sie werden beim Zeichnen gelesen.</translation>
  </message>
  <message>
   <source>Draw says which digit: Draw: 7.</source>
   <translation>Draw sagt, welche Ziffer: Draw: 7.</translation>
  </message>
  <message>
   <source>Draw this digit in place of your drawing (Return)</source>
   <translation>Diese Ziffer anstelle der Zeichnung zeichnen (Eingabe)</translation>
  </message>
  <message>
   <source>Draw with the pen</source>
   <translation>Mit dem Stift zeichnen</translation>
  </message>
  <message>
   <source>Draw {digit}</source>
   <translation>{digit} zeichnen</translation>
  </message>
  <message>
   <source>Drawing canvas</source>
   <translation>Zeichenfläche</translation>
  </message>
  <message>
   <source>Drawn</source>
   <translation>Nach Regeln</translation>
  </message>
  <message>
   <source>Draws the weights to 0 at every step, so that none grows large</source>
   <translation>Zieht die Gewichte bei jedem Schritt zur 0, damit keines groß wird</translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation>Dropout</translation>
  </message>
  <message>
   <source>Dropout of {rates}</source>
   <translation>Dropout von {rates}</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Verdoppeln</translation>
  </message>
  <message>
   <source>E&amp;pochs</source>
   <translation>E&amp;pochen</translation>
  </message>
  <message>
   <source>E&amp;xport…</source>
   <translation>E&amp;xportieren…</translation>
  </message>
  <message>
   <source>Ear: 0</source>
   <translation>Ohr: 0</translation>
  </message>
  <message>
   <source>Eight filters</source>
   <translation>Acht Filter</translation>
  </message>
  <message>
   <source>End early after so many epochs without a better validation loss or accuracy</source>
   <translation>Früher enden nach so vielen Epochen ohne besseren Validierungsverlust oder bessere Genauigkeit</translation>
  </message>
  <message>
   <source>End the learning: the weights stay as they were</source>
   <translation>Das Lernen beenden: Die Gewichte bleiben, wie sie waren</translation>
  </message>
  <message>
   <source>End the search and leave the picture as it is</source>
   <translation>Die Suche beenden und das Bild lassen, wie es ist</translation>
  </message>
  <message>
   <source>End the test here: what it has found stays</source>
   <translation>Den Test hier beenden: Was er fand, bleibt</translation>
  </message>
  <message>
   <source>End the tour; it is in the menu Help (Esc)</source>
   <translation>Den Rundgang beenden; er steht im Menü Hilfe (Esc)</translation>
  </message>
  <message>
   <source>Ending</source>
   <translation>Ende</translation>
  </message>
  <message>
   <source>Epoch that is shown</source>
   <translation>Gezeigte Epoche</translation>
  </message>
  <message>
   <source>Epoch {epoch} of {epochs}</source>
   <translation>Epoche {epoch} von {epochs}</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <source>Epochs a second</source>
   <translation>Epochen je Sekunde</translation>
  </message>
  <message>
   <source>Epochs after which the rate is multiplied by the factor</source>
   <translation>Epochen, nach denen die Rate mit dem Faktor multipliziert wird</translation>
  </message>
  <message>
   <source>Epochs that it finished</source>
   <translation>Epochen, die er beendet hat</translation>
  </message>
  <message>
   <source>Erase instead of drawing</source>
   <translation>Radieren statt zeichnen</translation>
  </message>
  <message>
   <source>Erase; the right mouse button always does</source>
   <translation>Radieren; die rechte Maustaste tut das immer</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <source>Esc ends the presentation</source>
   <translation>Esc beendet die Präsentation</translation>
  </message>
  <message>
   <source>Escontrela</source>
   <translation>Escontrela</translation>
  </message>
  <message>
   <source>Evalua&amp;te</source>
   <translation>Auswer&amp;ten</translation>
  </message>
  <message>
   <source>Evaluate</source>
   <translation>Auswerten</translation>
  </message>
  <message>
   <source>Even its best answer is below zero: the activation behind it lets nothing through.</source>
   <translation>Sogar die beste Antwort ist unter null: Die Aktivierung dahinter lässt nichts durch.</translation>
  </message>
  <message>
   <source>Every filter and input channel</source>
   <translation>Jeder Filter und Eingangskanal</translation>
  </message>
  <message>
   <source>Every number times its weight; all products are added up, and the bias.</source>
   <translation>Jede Zahl mal ihr Gewicht; alle Produkte werden addiert, und der Bias.</translation>
  </message>
  <message>
   <source>Every product is 0, and so is their sum.</source>
   <translation>Jedes Produkt ist 0, und so auch die Summe.</translation>
  </message>
  <message>
   <source>Every run you trained: compare, open again, replay</source>
   <translation>Jeder Trainingslauf: vergleichen, wieder öffnen, abspielen</translation>
  </message>
  <message>
   <source>Every unit and map</source>
   <translation>Jede Einheit und Karte</translation>
  </message>
  <message>
   <source>Examples</source>
   <translation>Beispiele</translation>
  </message>
  <message>
   <source>Expected calibration error {error:.2f} % · not calibrated: that takes {count} validation pictures</source>
   <translation>Erwarteter Kalibrierungsfehler {error:.2f} % · nicht kalibriert: dazu braucht es {count} Validierungsbilder</translation>
  </message>
  <message>
   <source>Expected calibration error {error:.2f} % · temperature {temperature:.2f}</source>
   <translation>Erwarteter Kalibrierungsfehler {error:.2f} % · Temperatur {temperature:.2f}</translation>
  </message>
  <message>
   <source>Explain: {title}</source>
   <translation>Erklären: {title}</translation>
  </message>
  <message>
   <source>Export digits</source>
   <translation>Ziffern exportieren</translation>
  </message>
  <message>
   <source>Export the run into a folder</source>
   <translation>Den Lauf in einen Ordner exportieren</translation>
  </message>
  <message>
   <source>Export weights</source>
   <translation>Gewichte exportieren</translation>
  </message>
  <message>
   <source>Exported to {path}.</source>
   <translation>Exportiert nach {path}.</translation>
  </message>
  <message>
   <source>F2 renames a run</source>
   <translation>F2 benennt einen Lauf um</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>Faktor</translation>
  </message>
  <message>
   <source>Fast</source>
   <translation>Schnell</translation>
  </message>
  <message>
   <source>File exists</source>
   <translation>es gibt dort schon etwas mit diesem Namen</translation>
  </message>
  <message>
   <source>File name too long</source>
   <translation>der Name ist zu lang</translation>
  </message>
  <message>
   <source>File too large</source>
   <translation>die Datei ist zu groß</translation>
  </message>
  <message>
   <source>Filte&amp;r</source>
   <translation>Filte&amp;r</translation>
  </message>
  <message>
   <source>Filter of the network</source>
   <translation>Filter des Netzes</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Filters…</source>
   <translation>Filter…</translation>
  </message>
  <message>
   <source>Find a learning rate</source>
   <translation>Lernrate finden</translation>
  </message>
  <message>
   <source>Find…</source>
   <translation>Finden…</translation>
  </message>
  <message>
   <source>Fine-tune the network on the digits you taught</source>
   <translation>Das Netz an den eigenen Ziffern feinabstimmen</translation>
  </message>
  <message>
   <source>Fine-tune the present network on these digits</source>
   <translation>Das aktuelle Netz an diesen Ziffern feinabstimmen</translation>
  </message>
  <message>
   <source>Finish</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Finishing</source>
   <translation>Abschließen</translation>
  </message>
  <message>
   <source>First beta</source>
   <translation>Erstes Beta</translation>
  </message>
  <message>
   <source>First filters</source>
   <translation>Erste Filter</translation>
  </message>
  <message>
   <source>Flatten</source>
   <translation>Abflachen</translation>
  </message>
  <message>
   <source>Fold or unfold it</source>
   <translation>Auf- oder zuklappen</translation>
  </message>
  <message>
   <source>Folder of IDX files…</source>
   <translation>Ordner mit IDX-Dateien…</translation>
  </message>
  <message>
   <source>Follow the answer</source>
   <translation>Der Antwort folgen</translation>
  </message>
  <message>
   <source>For t-SNE, which keeps neighbours together:
pip install openTSNE</source>
   <translation>Für t-SNE, das Nachbarn beisammen hält:
pip install openTSNE</translation>
  </message>
  <message>
   <source>For the last look: do not choose by it.</source>
   <translation>Für den letzten Blick: nicht danach auswählen.</translation>
  </message>
  <message>
   <source>For {words} True or False is needed, not {value!r}.</source>
   <translation>Für „{words}“ wird True oder False gebraucht, nicht {value!r}.</translation>
  </message>
  <message>
   <source>For {words} a number is needed, not {value!r}.</source>
   <translation>Für „{words}“ wird eine Zahl gebraucht, nicht {value!r}.</translation>
  </message>
  <message>
   <source>For {words} a whole number is needed, not {value!r}.</source>
   <translation>Für „{words}“ wird eine ganze Zahl gebraucht, nicht {value!r}.</translation>
  </message>
  <message>
   <source>Four 3x3 convolutions in two pairs: more than 99 % after a few minutes.</source>
   <translation>Vier 3x3-Faltungen in zwei Paaren: mehr als 99 % nach wenigen Minuten.</translation>
  </message>
  <message>
   <source>From the start</source>
   <translation>Von Anfang an</translation>
  </message>
  <message>
   <source>From this cell on it would be larger than {most} × {most}; nothing was pasted.</source>
   <translation>Ab dieser Zelle wäre es größer als {most} × {most}; nichts wurde eingefügt.</translation>
  </message>
  <message>
   <source>From your drawing to the network</source>
   <translation>Von der Zeichnung zum Netz</translation>
  </message>
  <message>
   <source>Give the network other weights, from the next seed</source>
   <translation>Dem Netz andere Gewichte geben, aus dem nächsten Startwert</translation>
  </message>
  <message>
   <source>Give the network the weights it began with</source>
   <translation>Dem Netz die Gewichte geben, mit denen es begann</translation>
  </message>
  <message>
   <source>Give the present network other weights, from the next seed</source>
   <translation>Dem aktuellen Netz andere Gewichte geben, aus dem nächsten Startwert</translation>
  </message>
  <message>
   <source>Give the present network the weights it began with</source>
   <translation>Dem aktuellen Netz die Gewichte geben, mit denen es begann</translation>
  </message>
  <message>
   <source>Give this run another name (F2)</source>
   <translation>Dem Lauf einen anderen Namen geben (F2)</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Go on training the present network, or start a preset with fresh weights</source>
   <translation>Das aktuelle Netz weiter trainieren oder eine Vorlage mit neuen Gewichten beginnen</translation>
  </message>
  <message>
   <source>Go on with a checkpoint</source>
   <translation>Mit einem Prüfpunkt weitermachen</translation>
  </message>
  <message>
   <source>Go on with the run</source>
   <translation>Den Lauf fortsetzen</translation>
  </message>
  <message>
   <source>Go on with the weights of this epoch: they become the present network</source>
   <translation>Mit den Gewichten dieser Epoche weitermachen: Sie werden das aktuelle Netz</translation>
  </message>
  <message>
   <source>Go on with these numbers from the next batch on (Return)</source>
   <translation>Mit diesen Zahlen weitermachen, ab dem nächsten Stapel (Eingabe)</translation>
  </message>
  <message>
   <source>Go to Train</source>
   <translation>Zum Training</translation>
  </message>
  <message>
   <source>Go to the canvas</source>
   <translation>Zur Zeichenfläche</translation>
  </message>
  <message>
   <source>Goes with {article}.</source>
   <translation>Gehört zu {article}.</translation>
  </message>
  <message>
   <source>Grad-CAM</source>
   <translation>Grad-CAM</translation>
  </message>
  <message>
   <source>Grad-CAM looks at feature maps, and {layer!r} has none; {there} have some.</source>
   <translation>Grad-CAM sieht Merkmalskarten an, und {layer!r} hat keine; welche haben {there}.</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>Gradient</translation>
  </message>
  <message>
   <source>Gradient norm</source>
   <translation>Gradientennorm</translation>
  </message>
  <message>
   <source>Gradient × input</source>
   <translation>Gradient × Eingabe</translation>
  </message>
  <message>
   <source>Guided backpropagation</source>
   <translation>Geführte Rückpropagation</translation>
  </message>
  <message>
   <source>Height and width: {side}</source>
   <translation>Höhe und Breite: {side}</translation>
  </message>
  <message>
   <source>Height: {height}; width: {width}</source>
   <translation>Höhe: {height}; Breite: {width}</translation>
  </message>
  <message>
   <source>Hold the kernel (Space)</source>
   <translation>Den Kernel anhalten (Leertaste)</translation>
  </message>
  <message>
   <source>Hold the run after this batch</source>
   <translation>Den Lauf nach diesem Stapel anhalten</translation>
  </message>
  <message>
   <source>Horizontal Sobel</source>
   <translation>Sobel waagrecht</translation>
  </message>
  <message>
   <source>Hours, minutes and seconds</source>
   <translation>Stunden, Minuten und Sekunden</translation>
  </message>
  <message>
   <source>How does a network learn?</source>
   <translation>Wie lernt ein Netz?</translation>
  </message>
  <message>
   <source>How each layer learns, and which units are dead</source>
   <translation>Wie jede Schicht lernt und welche Einheiten tot sind</translation>
  </message>
  <message>
   <source>How far the picture is made</source>
   <translation>Wie weit das Bild ist</translation>
  </message>
  <message>
   <source>How far the weights moved at each step</source>
   <translation>Wie weit sich die Gewichte bei jedem Schritt bewegten</translation>
  </message>
  <message>
   <source>How fast the kernel slides: {text}</source>
   <translation>Wie schnell der Kernel gleitet: {text}</translation>
  </message>
  <message>
   <source>How fast the window moves</source>
   <translation>Wie schnell sich das Fenster bewegt</translation>
  </message>
  <message>
   <source>How features become places on the map</source>
   <translation>Wie aus Merkmalen Orte auf der Karte werden</translation>
  </message>
  <message>
   <source>How good the network is, and what it misreads</source>
   <translation>Wie gut das Netz ist und was es falsch liest</translation>
  </message>
  <message>
   <source>How is a number made?</source>
   <translation>Wie entsteht eine Zahl?</translation>
  </message>
  <message>
   <source>How long RMSprop remembers how large the gradients were</source>
   <translation>Wie lange sich RMSprop merkt, wie groß die Gradienten waren</translation>
  </message>
  <message>
   <source>How many its formula takes for one picture</source>
   <translation>Wie viele ihre Formel für ein Bild braucht</translation>
  </message>
  <message>
   <source>How many kernels there are: each gives one map</source>
   <translation>Wie viele Kernel es gibt: Jeder gibt eine Karte</translation>
  </message>
  <message>
   <source>How many numbers it gives: 10 in the last layer, one for each digit</source>
   <translation>Wie viele Zahlen sie gibt: 10 in der letzten Schicht, eine für jede Ziffer</translation>
  </message>
  <message>
   <source>How many numbers it learns; batch normalisation keeps statistics among them</source>
   <translation>Wie viele Zahlen sie lernt; Batch-Normalisierung führt darunter Statistiken</translation>
  </message>
  <message>
   <source>How many of each digit are read right, and how often each answer is right</source>
   <translation>Wie viele von jeder Ziffer richtig gelesen werden und wie oft jede Antwort stimmt</translation>
  </message>
  <message>
   <source>How many of its numbers are how great: zero is in the middle</source>
   <translation>Wie viele ihrer Zahlen wie groß sind: Null ist in der Mitte</translation>
  </message>
  <message>
   <source>How many pictures are looked through</source>
   <translation>Wie viele Bilder durchgesehen sind</translation>
  </message>
  <message>
   <source>How many processors a run computes with; fewer leave room for other programs, and the weights are the same</source>
   <translation>Mit wie vielen Prozessoren ein Lauf rechnet; weniger lassen anderen Programmen Platz, und die Gewichte sind dieselben</translation>
  </message>
  <message>
   <source>How many there are: one for each weight</source>
   <translation>Wie viele es sind: eine für jedes Gewicht</translation>
  </message>
  <message>
   <source>How many to compute with; with any number the weights are the same</source>
   <translation>Mit wie vielen gerechnet wird; die Gewichte sind bei jeder Zahl dieselben</translation>
  </message>
  <message>
   <source>How much is evaluated</source>
   <translation>Wie viel ausgewertet ist</translation>
  </message>
  <message>
   <source>How much of its last step SGD keeps: 0 is none, 0.9 is usual</source>
   <translation>Wie viel vom letzten Schritt SGD behält: 0 ist nichts, 0,9 ist üblich</translation>
  </message>
  <message>
   <source>How much of its last step the optimizer keeps</source>
   <translation>Wie viel vom letzten Schritt der Optimierer behält</translation>
  </message>
  <message>
   <source>How much of the explanation is done</source>
   <translation>Wie viel der Erklärung fertig ist</translation>
  </message>
  <message>
   <source>How much of the gradients' mean Adam keeps at each step</source>
   <translation>Wie viel vom Mittel der Gradienten Adam bei jedem Schritt behält</translation>
  </message>
  <message>
   <source>How much of the gradients' squares Adam keeps at each step</source>
   <translation>Wie viel von den Quadraten der Gradienten Adam bei jedem Schritt behält</translation>
  </message>
  <message>
   <source>How much the digit's score falls when a small patch of paper covers each place: tried out, not computed.</source>
   <translation>Wie viel die Punktzahl der Ziffer fällt, wenn ein kleines Stück Papier jede Stelle verdeckt: ausprobiert, nicht berechnet.</translation>
  </message>
  <message>
   <source>How often an answer as sure as this one is right is not known: that is measured on the validation pictures after every epoch of training.</source>
   <translation>Wie oft eine so sichere Antwort stimmt, ist nicht bekannt: Das wird nach jeder Trainingsepoche an den Validierungsbildern gemessen.</translation>
  </message>
  <message>
   <source>How often each picture is seen</source>
   <translation>Wie oft jedes Bild gesehen wird</translation>
  </message>
  <message>
   <source>How strongly the digit's score reacts to a small change of each pixel, be it ink or paper.</source>
   <translation>Wie stark die Punktzahl der Ziffer auf eine kleine Änderung jedes Pixels reagiert, sei es Tinte oder Papier.</translation>
  </message>
  <message>
   <source>How the numbers are spread</source>
   <translation>Wie die Zahlen verteilt sind</translation>
  </message>
  <message>
   <source>How the rate moves during the run: the picture below shows it</source>
   <translation>Wie sich die Rate während des Laufs bewegt: Das Bild darunter zeigt es</translation>
  </message>
  <message>
   <source>How the weights are drawn before training: he suits ReLU, glorot and lecun suit tanh and sigmoid; normal has a deviation of 0.05, divided by fan-in is the way of Zhou's article</source>
   <translation>Wie die Gewichte vor dem Training gezogen werden: he passt zu ReLU, glorot und lecun passen zu tanh und Sigmoid; normal hat eine Abweichung von 0,05, durch Fan-in geteilt ist der Weg aus Zhous Artikel</translation>
  </message>
  <message>
   <source>How the weights follow the gradient</source>
   <translation>Wie die Gewichte dem Gradienten folgen</translation>
  </message>
  <message>
   <source>How thick the pen and the eraser are ([ and ])</source>
   <translation>Wie dick Stift und Radierer sind ([ und ])</translation>
  </message>
  <message>
   <source>How this plot is looked at: raw or smoothed, by batch or epoch, its axis, nearer or farther</source>
   <translation>Wie das Diagramm betrachtet wird: roh oder geglättet, nach Stapel oder Epoche, seine Achse, näher oder ferner</translation>
  </message>
  <message>
   <source>How to ask why; each method answers another question</source>
   <translation>Wie nach dem Warum gefragt wird; jede Methode beantwortet eine andere Frage</translation>
  </message>
  <message>
   <source>How to correct it</source>
   <translation>Wie man es berichtigt</translation>
  </message>
  <message>
   <source>How to look at the plot {title}</source>
   <translation>Wie das Diagramm {title} betrachtet wird</translation>
  </message>
  <message>
   <source>How unsure the network is to be of every answer; it goes with the cross-entropy</source>
   <translation>Wie unsicher das Netz bei jeder Antwort sein soll; gehört zur Kreuzentropie</translation>
  </message>
  <message>
   <source>How well the network does on the training and validation pictures</source>
   <translation>Wie gut das Netz bei Trainings- und Validierungsbildern ist</translation>
  </message>
  <message>
   <source>I&amp;mport weights…</source>
   <translation>Gewichte i&amp;mportieren…</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>Identität</translation>
  </message>
  <message>
   <source>Import digits</source>
   <translation>Ziffern importieren</translation>
  </message>
  <message>
   <source>Import weights</source>
   <translation>Gewichte importieren</translation>
  </message>
  <message>
   <source>In this part the run changes none of these pictures. Click them, or press Space, for others.</source>
   <translation>In diesem Teil ändert der Lauf keines dieser Bilder. Klick auf die Bilder oder Leertaste: andere.</translation>
  </message>
  <message>
   <source>In which layer's feature maps to look: the later, the coarser</source>
   <translation>In die Merkmalskarten welcher Schicht geblickt wird: je später, desto gröber</translation>
  </message>
  <message>
   <source>In {name}, "{key}" is not the text that describes a network.</source>
   <translation>In {name} ist „{key}“ nicht der Text, der ein Netz beschreibt.</translation>
  </message>
  <message>
   <source>In {name}, {key} has the shape {shape} and should have {wanted}.</source>
   <translation>In {name} hat {key} die Form {shape}; sie müsste {wanted} sein.</translation>
  </message>
  <message>
   <source>In {name}, {key} holds values that are not finite numbers.</source>
   <translation>In {name} enthält {key} Werte, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <source>In {name}, {key} is stored as {stored} and should be {dtype}.</source>
   <translation>In {name} ist {key} als {stored} gespeichert; es müsste {dtype} sein.</translation>
  </message>
  <message>
   <source>In {name}, {part}.{key} is not what it should be.</source>
   <translation>In {name} ist {part}.{key} nicht, was es sein müsste.</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <source>Input (row {row}, column {column})  ·  {value}</source>
   <translation>Eingabe (Zeile {row}, Spalte {column})  ·  {value}</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>das Laufwerk meldet einen Fehler</translation>
  </message>
  <message>
   <source>Integrated gradients</source>
   <translation>Integrierte Gradienten</translation>
  </message>
  <message>
   <source>Into {layer}</source>
   <translation>In {layer} hinein</translation>
  </message>
  <message>
   <source>Introduction</source>
   <translation>Einleitung</translation>
  </message>
  <message>
   <source>Is a directory</source>
   <translation>es ist ein Ordner</translation>
  </message>
  <message>
   <source>It begins in a moment.</source>
   <translation>Es beginnt gleich.</translation>
  </message>
  <message>
   <source>It cannot reach over the edge, so that {before} becomes {after}.</source>
   <translation>Er kann nicht über den Rand reichen; so wird aus {before} {after}.</translation>
  </message>
  <message>
   <source>It does not say whether more ink there would help or harm, nor what the ink that is there has done.</source>
   <translation>Sie sagt nicht, ob mehr Tinte dort helfen oder schaden würde, noch was die vorhandene Tinte bewirkt hat.</translation>
  </message>
  <message>
   <source>It draws much the same picture whichever digit is asked about, so it says little about why this one.</source>
   <translation>Sie zeichnet fast dasselbe Bild, nach welcher Ziffer man auch fragt, sagt also wenig darüber, warum diese.</translation>
  </message>
  <message>
   <source>It follows your pen.</source>
   <translation>Es folgt dem Stift.</translation>
  </message>
  <message>
   <source>It hardly looks at your drawing: mostly at the weights, and at where each pooling found its maximum.</source>
   <translation>Sie sieht kaum auf die Zeichnung: vor allem auf die Gewichte und darauf, wo jedes Pooling sein Maximum fand.</translation>
  </message>
  <message>
   <source>It has no batches in an epoch.</source>
   <translation>Er hat keine Stapel in einer Epoche.</translation>
  </message>
  <message>
   <source>It has no settings.</source>
   <translation>Sie hat keine Einstellungen.</translation>
  </message>
  <message>
   <source>It has no test part of its own</source>
   <translation>Der Datensatz hat keinen eigenen Testteil</translation>
  </message>
  <message>
   <source>It is a single number and fits on every pixel: {before} becomes {after}.</source>
   <translation>Er ist eine einzige Zahl und passt auf jedes Pixel: Aus {before} wird {after}.</translation>
  </message>
  <message>
   <source>It is answered with {answer}{best}.</source>
   <translation>Die Antwort darauf ist {answer}{best}.</translation>
  </message>
  <message>
   <source>It is as coarse as the layer's maps, blank paper may stand out, and nothing speaks against the digit.</source>
   <translation>Sie ist so grob wie die Karten der Schicht, leeres Papier kann hervortreten, und nichts spricht gegen die Ziffer.</translation>
  </message>
  <message>
   <source>It is read as {number} already: there is nothing to put right.</source>
   <translation>Es wird schon als {number} gelesen: Nichts ist zu berichtigen.</translation>
  </message>
  <message>
   <source>It is silent about blank paper, and about what a larger change would do.</source>
   <translation>Sie schweigt über leeres Papier und darüber, was eine größere Änderung bewirken würde.</translation>
  </message>
  <message>
   <source>It is this number, unchanged.</source>
   <translation>Es ist diese Zahl, unverändert.</translation>
  </message>
  <message>
   <source>It is {digit} already, with {chance}: nothing has to change.</source>
   <translation>Es ist schon {digit}, mit {chance}: Nichts muss sich ändern.</translation>
  </message>
  <message>
   <source>It was kept by a newer version of Digitscope.</source>
   <translation>Er wurde von einer neueren Version von Digitscope aufbewahrt.</translation>
  </message>
  <message>
   <source>Its &amp;best epoch</source>
   <translation>Seine &amp;beste Epoche</translation>
  </message>
  <message>
   <source>Its answers are not finite numbers.</source>
   <translation>Seine Antworten sind keine endlichen Zahlen.</translation>
  </message>
  <message>
   <source>Its best epoch's accuracy on the validation split</source>
   <translation>Die Genauigkeit seiner besten Epoche auf den Validierungsbildern</translation>
  </message>
  <message>
   <source>Its description cannot be read.</source>
   <translation>Seine Beschreibung ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Its description has more than {most:,} letters.</source>
   <translation>Seine Beschreibung hat mehr als {most:,} Zeichen.</translation>
  </message>
  <message>
   <source>Its description is another run's.</source>
   <translation>Seine Beschreibung gehört zu einem anderen Lauf.</translation>
  </message>
  <message>
   <source>Its description is missing.</source>
   <translation>Seine Beschreibung fehlt.</translation>
  </message>
  <message>
   <source>Its description is too large.</source>
   <translation>Seine Beschreibung ist zu groß.</translation>
  </message>
  <message>
   <source>Its number and its name: the numbers of conv1 are kept as conv1.weight and conv1.bias</source>
   <translation>Nummer und Name: Die Zahlen von conv1 heißen conv1.weight und conv1.bias</translation>
  </message>
  <message>
   <source>Its weights are a file</source>
   <translation>Seine Gewichte sind eine Datei</translation>
  </message>
  <message>
   <source>Its {field} makes no sense.</source>
   <translation>Die Angabe {field} ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Join &amp;with the next digit</source>
   <translation>Mit der nä&amp;chsten Ziffer verbinden</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep best</source>
   <translation>Beste behalten</translation>
  </message>
  <message>
   <source>Keep the weights of this moment</source>
   <translation>Die Gewichte dieses Augenblicks behalten</translation>
  </message>
  <message>
   <source>Keep this architecture in a file</source>
   <translation>Diese Architektur in einer Datei aufbewahren</translation>
  </message>
  <message>
   <source>Keep what was learnt, or undo it? My digits stay in either case.</source>
   <translation>Das Gelernte behalten oder rückgängig machen? Meine Ziffern bleiben in jedem Fall.</translation>
  </message>
  <message>
   <source>Keep what was learnt: the weights of this moment stay</source>
   <translation>Das Gelernte behalten: Die Gewichte dieses Augenblicks bleiben</translation>
  </message>
  <message>
   <source>Keep what was learnt?</source>
   <translation>Das Gelernte behalten?</translation>
  </message>
  <message>
   <source>Keeps the greatest number of every window: the maps get smaller.</source>
   <translation>Behält die größte Zahl jedes Fensters: Die Karten werden kleiner.</translation>
  </message>
  <message>
   <source>Keeps the mean of every window: the maps get smaller.</source>
   <translation>Behält das Mittel jedes Fensters: Die Karten werden kleiner.</translation>
  </message>
  <message>
   <source>Kept runs</source>
   <translation>Aufbewahrte Läufe</translation>
  </message>
  <message>
   <source>Kernel</source>
   <translation>Kernel</translation>
  </message>
  <message>
   <source>Kernel (row {row}, column {column})  ·  {value}</source>
   <translation>Kernel (Zeile {row}, Spalte {column})  ·  {value}</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <source>L&amp;essons</source>
   <translation>L&amp;ektionen</translation>
  </message>
  <message>
   <source>Label smoothing</source>
   <translation>Label-Glättung</translation>
  </message>
  <message>
   <source>Label smoothing lies from 0 to below 1 and goes with the cross-entropy.</source>
   <translation>Die Label-Glättung liegt von 0 bis unter 1 und gehört zur Kreuzentropie.</translation>
  </message>
  <message>
   <source>Laid over the drawing</source>
   <translation>Liegt über der Zeichnung</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Lay a line through the digit that is looked at: arrow keys move it, Return cuts. Or draw the line with Ctrl held down</source>
   <translation>Eine Linie durch die betrachtete Ziffer legen: Pfeiltasten bewegen sie, Eingabe schneidet. Oder die Linie mit gedrückter Strg-Taste ziehen</translation>
  </message>
  <message>
   <source>Lay it &amp;over the drawing</source>
   <translation>&amp;Über die Zeichnung legen</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Schicht</translation>
  </message>
  <message>
   <source>Layer {number}, {name}, cannot be built: {error}</source>
   <translation>Schicht {number}, {name}, lässt sich nicht bauen: {error}</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>Schichten</translation>
  </message>
  <message>
   <source>Laying them out by t-SNE…</source>
   <translation>t-SNE ordnet sie an…</translation>
  </message>
  <message>
   <source>Layout</source>
   <translation>Anordnung</translation>
  </message>
  <message>
   <source>LeCun's network of 1998: tanh and average pooling; its full third layer and softmax are of today.</source>
   <translation>LeCuns Netz von 1998: tanh und Mittelwert-Pooling; die volle dritte Schicht und der Softmax sind von heute.</translation>
  </message>
  <message>
   <source>LeNet</source>
   <translation>LeNet</translation>
  </message>
  <message>
   <source>LeNet-5 (1998)</source>
   <translation>LeNet-5 (1998)</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Lernen</translation>
  </message>
  <message>
   <source>Learning &amp;rate</source>
   <translation>Lern&amp;rate</translation>
  </message>
  <message>
   <source>Learning cannot start</source>
   <translation>Das Lernen kann nicht beginnen,</translation>
  </message>
  <message>
   <source>Learning from your digits: see the tab My digits.</source>
   <translation>Lernt aus deinen Ziffern: siehe Reiter „Meine Ziffern“.</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <source>Learning rate over the run</source>
   <translation>Lernrate während des Laufs</translation>
  </message>
  <message>
   <source>Learning rates are being tried.</source>
   <translation>Lernraten werden ausprobiert.</translation>
  </message>
  <message>
   <source>Learning was stopped: the weights are as they were.</source>
   <translation>Das Lernen wurde gestoppt: Die Gewichte sind, wie sie waren.</translation>
  </message>
  <message>
   <source>Learning your digits…{left}</source>
   <translation>Lernt deine Ziffern…{left}</translation>
  </message>
  <message>
   <source>Leave it; what was found before stays</source>
   <translation>Aufhören; was vorher gefunden wurde, bleibt</translation>
  </message>
  <message>
   <source>Leave off; the picture stays as it is</source>
   <translation>Aufhören; das Bild bleibt, wie es ist</translation>
  </message>
  <message>
   <source>Leave the lesson</source>
   <translation>Lektion verlassen</translation>
  </message>
  <message>
   <source>Leave the lesson: it goes on here another time (Esc, when the focus is here)</source>
   <translation>Lektion verlassen: Ein andermal geht sie hier weiter (Esc, wenn der Fokus hier ist)</translation>
  </message>
  <message>
   <source>Leave the map as it is</source>
   <translation>Die Karte lassen, wie sie ist</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>Legende</translation>
  </message>
  <message>
   <source>Lesson</source>
   <translation>Lektion</translation>
  </message>
  <message>
   <source>Lesson: {title}</source>
   <translation>Lektion: {title}</translation>
  </message>
  <message>
   <source>Lessons (*.md *.txt);;All files (*)</source>
   <translation>Lektionen (*.md *.txt);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Let the kernel slide over the input (Space)</source>
   <translation>Den Kernel über die Eingabe gleiten lassen (Leertaste)</translation>
  </message>
  <message>
   <source>Lets positive numbers through and makes all others 0.</source>
   <translation>Lässt positive Zahlen durch und macht alle anderen zu 0.</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Light or dark, or whatever the desktop is</source>
   <translation>Hell oder dunkel, oder wie der Desktop</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <source>Look &amp;again</source>
   <translation>Noch einmal &amp;suchen</translation>
  </message>
  <message>
   <source>Look &amp;nearer	+</source>
   <translation>&amp;Näher heran	+</translation>
  </message>
  <message>
   <source>Look at the digit before</source>
   <translation>Die vorige Ziffer ansehen</translation>
  </message>
  <message>
   <source>Look at the next digit of the number</source>
   <translation>Die nächste Ziffer der Zahl ansehen</translation>
  </message>
  <message>
   <source>Look closer (+)</source>
   <translation>Näher heran (+)</translation>
  </message>
  <message>
   <source>Look for it anew</source>
   <translation>Neu danach suchen</translation>
  </message>
  <message>
   <source>Look from &amp;farther	−</source>
   <translation>&amp;Weiter weg	−</translation>
  </message>
  <message>
   <source>Look inside</source>
   <translation>Hineinsehen</translation>
  </message>
  <message>
   <source>Look inside another network</source>
   <translation>In ein anderes Netz hineinsehen</translation>
  </message>
  <message>
   <source>Look where the momentum leads before each step</source>
   <translation>Vor jedem Schritt dorthin blicken, wohin das Momentum führt</translation>
  </message>
  <message>
   <source>Looked at last, when all is chosen: who chooses by it has learnt it</source>
   <translation>Wird zuletzt angesehen, wenn alles gewählt ist: Wer danach auswählt, hat sie gelernt</translation>
  </message>
  <message>
   <source>Looks for falling strokes \</source>
   <translation>Sucht fallende Striche \</translation>
  </message>
  <message>
   <source>Looks for horizontal strokes –</source>
   <translation>Sucht waagrechte Striche –</translation>
  </message>
  <message>
   <source>Looks for no direction of strokes</source>
   <translation>Sucht Striche keiner Richtung</translation>
  </message>
  <message>
   <source>Looks for rising strokes /</source>
   <translation>Sucht steigende Striche /</translation>
  </message>
  <message>
   <source>Looks for vertical strokes |</source>
   <translation>Sucht senkrechte Striche |</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Verlust</translation>
  </message>
  <message>
   <source>Loss and accuracy</source>
   <translation>Verlust, Genauigkeit</translation>
  </message>
  <message>
   <source>Loss by learning rate</source>
   <translation>Verlust nach Lernrate</translation>
  </message>
  <message>
   <source>MNIST and pen strokes</source>
   <translation>MNIST und Stiftstriche</translation>
  </message>
  <message>
   <source>MNIST could not be read: choose another picture.</source>
   <translation>MNIST konnte nicht gelesen werden: Wähle ein anderes Bild.</translation>
  </message>
  <message>
   <source>MNIST digit</source>
   <translation>MNIST-Ziffer</translation>
  </message>
  <message>
   <source>MNIST is being read.</source>
   <translation>MNIST wird gelesen.</translation>
  </message>
  <message>
   <source>MNIST, training</source>
   <translation>MNIST, Training</translation>
  </message>
  <message>
   <source>MNIST, validation</source>
   <translation>MNIST, Validierung</translation>
  </message>
  <message>
   <source>Make another picture, from other noise</source>
   <translation>Ein anderes Bild machen, aus anderem Rauschen</translation>
  </message>
  <message>
   <source>Make it again</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Make it the present network, with fresh weights: then the tab Train trains it</source>
   <translation>Zum aktuellen Netz machen, mit neuen Gewichten: Trainiert wird es im Reiter Training</translation>
  </message>
  <message>
   <source>Make the brush thicker</source>
   <translation>Den Pinsel dicker machen</translation>
  </message>
  <message>
   <source>Make the brush thinner</source>
   <translation>Den Pinsel dünner machen</translation>
  </message>
  <message>
   <source>Make the map of the weights of this moment</source>
   <translation>Die Karte der Gewichte dieses Augenblicks machen</translation>
  </message>
  <message>
   <source>Make this run's network the present one (Return: its best epoch)</source>
   <translation>Das Netz dieses Laufs zum aktuellen machen (Eingabe: seine beste Epoche)</translation>
  </message>
  <message>
   <source>Makes numbers 0 by chance while training, so that no unit relies on a single other one.</source>
   <translation>Macht im Training zufällig Zahlen zu 0, damit sich keine Einheit auf eine einzige andere verlässt.</translation>
  </message>
  <message>
   <source>Makes one number of every small window: the greatest, or the mean</source>
   <translation>Macht aus jedem kleinen Fenster eine Zahl: die größte oder das Mittel</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>Map of digits</source>
   <translation>Karte der Ziffern</translation>
  </message>
  <message>
   <source>Map of the pixels</source>
   <translation>Karte der Pixel</translation>
  </message>
  <message>
   <source>Map {tile} (row {row}, column {column})</source>
   <translation>Karte {tile} (Zeile {row}, Spalte {column})</translation>
  </message>
  <message>
   <source>Maps after {name}</source>
   <translation>Karten nach {name}</translation>
  </message>
  <message>
   <source>Max pooling</source>
   <translation>Max-Pooling</translation>
  </message>
  <message>
   <source>Max pooling keeps the greatest</source>
   <translation>Max-Pooling behält das Größte</translation>
  </message>
  <message>
   <source>Max-pooling</source>
   <translation>Max-Pooling</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>Mittelwert</translation>
  </message>
  <message>
   <source>Medium</source>
   <translation>Mittel</translation>
  </message>
  <message>
   <source>Menu of the digit in a box</source>
   <translation>Menü der Ziffer in einem Kasten</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Methode</translation>
  </message>
  <message>
   <source>Mistakes with {digit}</source>
   <translation>Fehler mit {digit}</translation>
  </message>
  <message>
   <source>Mistakes, % of the digit</source>
   <translation>Fehler, % der Ziffer</translation>
  </message>
  <message>
   <source>Momentum</source>
   <translation>Momentum</translation>
  </message>
  <message>
   <source>Momentum and Adam's two betas lie from 0 to below 1.</source>
   <translation>Momentum und Adams beide Betas liegen von 0 bis unter 1.</translation>
  </message>
  <message>
   <source>Momentum lies from 0 to below 1; {momentum:g} does not.</source>
   <translation>Das Momentum liegt von 0 bis unter 1; {momentum:g} tut das nicht.</translation>
  </message>
  <message>
   <source>Most like {first}, {sure},
but too little like any digit.</source>
   <translation>Am ehesten {first}, {sure},
aber zu wenig wie eine Ziffer.</translation>
  </message>
  <message>
   <source>Move by itself</source>
   <translation>Von selbst</translation>
  </message>
  <message>
   <source>Move the chosen layer down</source>
   <translation>Die gewählte Schicht nach unten schieben</translation>
  </message>
  <message>
   <source>Move the chosen layer up</source>
   <translation>Die gewählte Schicht nach oben schieben</translation>
  </message>
  <message>
   <source>Move the window over the picture by itself (Space)</source>
   <translation>Das Fenster von selbst über das Bild bewegen (Leertaste)</translation>
  </message>
  <message>
   <source>Multiplications</source>
   <translation>Multiplikationen</translation>
  </message>
  <message>
   <source>My digits</source>
   <translation>Meine Ziffern</translation>
  </message>
  <message>
   <source>My digits could not be read. {error}</source>
   <translation>„Meine Ziffern“ konnte nicht gelesen werden. {error}</translation>
  </message>
  <message>
   <source>My digits has what you said again.</source>
   <translation>„Meine Ziffern“ enthält das Gesagte wieder.</translation>
  </message>
  <message>
   <source>My digits holds strokes of up to {most:,} points: delete some digits first.</source>
   <translation>„Meine Ziffern“ fasst Striche mit bis zu {most:,} Punkten: Lösche zuerst einige Ziffern.</translation>
  </message>
  <message>
   <source>My digits holds up to {most_digits:,} drawings: delete some first.</source>
   <translation>„Meine Ziffern“ fasst bis zu {most_digits:,} Zeichnungen: Lösche zuerst einige.</translation>
  </message>
  <message>
   <source>My digits is empty: draw a digit and press what it is, then there is something to learn.</source>
   <translation>„Meine Ziffern“ ist leer: Zeichne eine Ziffer und drücke, was sie ist, dann gibt es etwas zu lernen.</translation>
  </message>
  <message>
   <source>My digits: {mine_before} before, {mine_after} after. Those of others: {others_before} before, {others_after} after.</source>
   <translation>Meine Ziffern: {mine_before} vorher, {mine_after} nachher. Die von anderen: {others_before} vorher, {others_after} nachher.</translation>
  </message>
  <message>
   <source>My drawing</source>
   <translation>Meine Zeichnung</translation>
  </message>
  <message>
   <source>My drawing, in colour</source>
   <translation>Meine Zeichnung, in Farbe</translation>
  </message>
  <message>
   <source>My network</source>
   <translation>Mein Netz</translation>
  </message>
  <message>
   <source>N&amp;umbers</source>
   <translation>&amp;Zahlen</translation>
  </message>
  <message>
   <source>NPZ file…</source>
   <translation>NPZ-Datei…</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name of the network</source>
   <translation>Name des Netzes</translation>
  </message>
  <message>
   <source>Neighbours stay together: groups are plain to see, but distances between groups mean little</source>
   <translation>Nachbarn bleiben beisammen: Gruppen sind klar zu sehen, aber Abstände zwischen Gruppen bedeuten wenig</translation>
  </message>
  <message>
   <source>Nesterov's look ahead</source>
   <translation>Nesterovs Vorausblick</translation>
  </message>
  <message>
   <source>Net&amp;work</source>
   <translation>Net&amp;z</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Netz</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nie</translation>
  </message>
  <message>
   <source>Never remove this run to make room for others</source>
   <translation>Diesen Lauf nie entfernen, um Platz für andere zu machen</translation>
  </message>
  <message>
   <source>Never removed to make room</source>
   <translation>Wird nie entfernt, um Platz zu machen</translation>
  </message>
  <message>
   <source>New see&amp;d</source>
   <translation>Neuer Start&amp;wert</translation>
  </message>
  <message>
   <source>New seed</source>
   <translation>Neuer Startwert</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Next digit</source>
   <translation>Nächste Ziffer</translation>
  </message>
  <message>
   <source>No change was found that makes it {digit}: the nearest gives it {chance}.</source>
   <translation>Es fand sich keine Änderung, die daraus {digit} macht: Die nächste gibt ihr {chance}.</translation>
  </message>
  <message>
   <source>No digit has a box.</source>
   <translation>Keine Ziffer hat einen Kasten.</translation>
  </message>
  <message>
   <source>No digit is chosen.</source>
   <translation>Keine Ziffer ist gewählt.</translation>
  </message>
  <message>
   <source>No digits</source>
   <translation>Keine Ziffern</translation>
  </message>
  <message>
   <source>No dropout</source>
   <translation>Kein Dropout</translation>
  </message>
  <message>
   <source>No epoch was finished: there is no curve to show.</source>
   <translation>Keine Epoche wurde beendet: Es gibt keine Kurve zu zeigen.</translation>
  </message>
  <message>
   <source>No files yet</source>
   <translation>Noch keine Dateien</translation>
  </message>
  <message>
   <source>No layers yet.

Add one on the left, or choose above what to start from.</source>
   <translation>Noch keine Schichten.

Füge links eine hinzu oder wähle oben, wovon auszugehen ist.</translation>
  </message>
  <message>
   <source>No network yet</source>
   <translation>Noch kein Netz</translation>
  </message>
  <message>
   <source>No picture</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <source>No run is kept yet.

Press Start in the tab Train: every run comes here by itself, with its settings, its curves
and the weights of each epoch, to be compared with others, opened again or replayed.</source>
   <translation>Noch ist kein Lauf aufbewahrt.

Drücke Start im Reiter Training: Jeder Lauf kommt von selbst hierher, mit Einstellungen, Kurven
und den Gewichten jeder Epoche, zum Vergleichen, Wiederöffnen und Abspielen.</translation>
  </message>
  <message>
   <source>No run is kept yet: press Start in the tab Train first.</source>
   <translation>Noch ist kein Lauf aufbewahrt: Drücke zuerst Start im Reiter Training.</translation>
  </message>
  <message>
   <source>No setting differs</source>
   <translation>Keine Einstellung unterscheidet sich</translation>
  </message>
  <message>
   <source>No space left on device</source>
   <translation>auf der Festplatte ist kein Platz mehr</translation>
  </message>
  <message>
   <source>No step was made yet: begin with new weights.</source>
   <translation>Noch kein Schritt ist getan: Beginne mit neuen Gewichten.</translation>
  </message>
  <message>
   <source>No such file or directory</source>
   <translation>Datei oder Ordner gibt es nicht</translation>
  </message>
  <message>
   <source>No weights of {name} are kept, so there is nothing to replay.</source>
   <translation>Von {name} sind keine Gewichte aufbewahrt, also gibt es nichts abzuspielen.</translation>
  </message>
  <message>
   <source>Nobody wrote down which weights {name} began with: take new ones.</source>
   <translation>Niemand hat aufgeschrieben, mit welchen Gewichten {name} begann: Nimm neue.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Ohne</translation>
  </message>
  <message>
   <source>Norm</source>
   <translation>Norm</translation>
  </message>
  <message>
   <source>Not a digit</source>
   <translation>Keine Ziffer</translation>
  </message>
  <message>
   <source>Not a directory</source>
   <translation>ein Teil des Pfads ist kein Ordner</translation>
  </message>
  <message>
   <source>Not yet: look again, or press Tell me.</source>
   <translation>Noch nicht: Sieh noch einmal hin oder drücke „Verraten“.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Hinweis</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>Nothing follows yet: choose an activation or a pooling in the column at the left.</source>
   <translation>Noch folgt nichts: Wähle in der Spalte links eine Aktivierung oder ein Pooling.</translation>
  </message>
  <message>
   <source>Nothing has changed {since}.
Once the weights are others, this shows how far they have come.</source>
   <translation>Nichts hat sich geändert {since}.
Sobald die Gewichte andere sind, zeigt sich hier, wie weit sie gekommen sind.</translation>
  </message>
  <message>
   <source>Nothing has changed.</source>
   <translation>Nichts hat sich geändert.</translation>
  </message>
  <message>
   <source>Nothing is drawn.</source>
   <translation>Nichts ist gezeichnet.</translation>
  </message>
  <message>
   <source>Nothing is found in this picture, so the drawing stays as it is.</source>
   <translation>In diesem Bild ist nichts zu finden, darum bleibt die Zeichnung, wie sie ist.</translation>
  </message>
  <message>
   <source>Nothing is pooled.</source>
   <translation>Nichts wird zusammengefasst.</translation>
  </message>
  <message>
   <source>Nothing is shown yet.</source>
   <translation>Noch ist nichts zu sehen.</translation>
  </message>
  <message>
   <source>Nothing is taught yet.

Draw a digit. When it is read wrong, press the right digit, 0 to 9, or click its bar:
the drawing comes here, and the network can learn from it.</source>
   <translation>Noch ist nichts beigebracht.

Zeichne eine Ziffer. Wird sie falsch gelesen, drücke die richtige, 0 bis 9, oder klicke auf ihren Balken:
Die Zeichnung kommt hierher, und das Netz kann davon lernen.</translation>
  </message>
  <message>
   <source>NumPy archives (*.npz)</source>
   <translation>NumPy-Archive (*.npz)</translation>
  </message>
  <message>
   <source>NumPy archives (*.npz);;All files (*)</source>
   <translation>NumPy-Archive (*.npz);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Number in {name}</source>
   <translation>Zahl in {name}</translation>
  </message>
  <message>
   <source>Number of the filter or input channel</source>
   <translation>Nummer des Filters oder Eingangskanals</translation>
  </message>
  <message>
   <source>Number {index:,}: {digit}, by A {reading}, by B {theirs}</source>
   <translation>Nummer {index:,}: {digit}, von A {reading}, von B {theirs}</translation>
  </message>
  <message>
   <source>Number {index:,}: {digit}, {reading}</source>
   <translation>Nummer {index:,}: {digit}, {reading}</translation>
  </message>
  <message>
   <source>Number {place}: {digit}, answered with {value}{where}</source>
   <translation>Nummer {place}: {digit}, Antwort {value}{where}</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Zahlen</translation>
  </message>
  <message>
   <source>Numbers to type in</source>
   <translation>Zahlen eingeben</translation>
  </message>
  <message>
   <source>ONNX files are written by the library onnx: install it with "pip install onnx", and try again.</source>
   <translation>ONNX-Dateien schreibt die Bibliothek onnx: Installiere sie mit „pip install onnx“, und versuche es noch einmal.</translation>
  </message>
  <message>
   <source>ONNX models (*.onnx)</source>
   <translation>ONNX-Modelle (*.onnx)</translation>
  </message>
  <message>
   <source>Occlusion</source>
   <translation>Verdeckung</translation>
  </message>
  <message>
   <source>Of 100 answers as sure as this one about {probability:.0f} are right, measured on validation pictures (the logits are divided by a temperature of {temperature:.2f}).</source>
   <translation>Von 100 so sicheren Antworten sind etwa {probability:.0f} richtig, gemessen an Validierungsbildern (die Logits werden durch eine Temperatur von {temperature:.2f} geteilt).</translation>
  </message>
  <message>
   <source>Of which weights and pictures the result is</source>
   <translation>Von welchen Gewichten und Bildern das Ergebnis ist</translation>
  </message>
  <message>
   <source>On the canvas</source>
   <translation>Auf der Zeichenfläche</translation>
  </message>
  <message>
   <source>Once you have drawn: what your drawing becomes on its way through the network, layer by layer. Click the name of a layer to see its numbers and how each is made. Filters, Why, Convolution and the other tabs look closer.</source>
   <translation>Sobald du gezeichnet hast: was aus deiner Zeichnung auf dem Weg durch das Netz wird, Schicht für Schicht. Klicke auf den Namen einer Schicht, um ihre Zahlen zu sehen und wie jede entsteht. Filter, Warum, Faltung und die anderen Reiter sehen genauer hin.</translation>
  </message>
  <message>
   <source>One batch</source>
   <translation>Ein Stapel</translation>
  </message>
  <message>
   <source>One convolution and a softmax: the smallest network that works, from Victor Zhou's article.</source>
   <translation>Eine Faltung und ein Softmax: das kleinste Netz, das funktioniert, aus dem Artikel von Victor Zhou.</translation>
  </message>
  <message>
   <source>One epoch</source>
   <translation>Eine Epoche</translation>
  </message>
  <message>
   <source>One filter</source>
   <translation>Ein Filter</translation>
  </message>
  <message>
   <source>One input channel</source>
   <translation>Ein Eingangskanal</translation>
  </message>
  <message>
   <source>One map</source>
   <translation>Eine Karte</translation>
  </message>
  <message>
   <source>One moment…</source>
   <translation>Einen Augenblick…</translation>
  </message>
  <message>
   <source>One point an &amp;epoch</source>
   <translation>Ein Punkt je &amp;Epoche</translation>
  </message>
  <message>
   <source>One unit</source>
   <translation>Eine Einheit</translation>
  </message>
  <message>
   <source>One-cycle</source>
   <translation>Ein Zyklus</translation>
  </message>
  <message>
   <source>Only A reads right</source>
   <translation>Nur A liest richtig</translation>
  </message>
  <message>
   <source>Only A right</source>
   <translation>Nur A richtig</translation>
  </message>
  <message>
   <source>Only B reads right</source>
   <translation>Nur B liest richtig</translation>
  </message>
  <message>
   <source>Only B right</source>
   <translation>Nur B richtig</translation>
  </message>
  <message>
   <source>Only pictures of 28 x 28 pixels in grey can be changed as hands change them.</source>
   <translation>Nur Bilder von 28 x 28 Pixeln in Grau können so geändert werden, wie Hände sie ändern.</translation>
  </message>
  <message>
   <source>Only the greatest number under the window goes on.</source>
   <translation>Nur die größte Zahl unter dem Fenster geht weiter.</translation>
  </message>
  <message>
   <source>Open &amp;image…</source>
   <translation>&amp;Bild öffnen…</translation>
  </message>
  <message>
   <source>Open &amp;log folder</source>
   <translation>&amp;Protokollordner öffnen</translation>
  </message>
  <message>
   <source>Open a lesson</source>
   <translation>Lektion öffnen</translation>
  </message>
  <message>
   <source>Open an architecture</source>
   <translation>Architektur öffnen</translation>
  </message>
  <message>
   <source>Open an architecture from a file</source>
   <translation>Eine Architektur aus einer Datei öffnen</translation>
  </message>
  <message>
   <source>Open image</source>
   <translation>Bild öffnen</translation>
  </message>
  <message>
   <source>Open them</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open weights</source>
   <translation>Gewichte öffnen</translation>
  </message>
  <message>
   <source>Open weights from a NumPy archive or from NumPy-CNN's params.pkl</source>
   <translation>Gewichte aus einem NumPy-Archiv oder aus params.pkl von NumPy-CNN öffnen</translation>
  </message>
  <message>
   <source>Open {title}</source>
   <translation>{title} öffnen</translation>
  </message>
  <message>
   <source>Opening the pictures…</source>
   <translation>Bilder werden geöffnet…</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>das ist nicht erlaubt</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Optimierer</translation>
  </message>
  <message>
   <source>Other pictures</source>
   <translation>Andere Bilder</translation>
  </message>
  <message>
   <source>Otherwise they are lost.</source>
   <translation>Sonst sind sie verloren.</translation>
  </message>
  <message>
   <source>Out of date: evaluate again.</source>
   <translation>Nicht mehr aktuell: neu auswerten.</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Umriss</translation>
  </message>
  <message>
   <source>Outline of what the tour is about</source>
   <translation>Rahmen um das, worum es im Rundgang geht</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>Ausgabe</translation>
  </message>
  <message>
   <source>Output (row {row}, column {column})  ·  {text}</source>
   <translation>Ausgabe (Zeile {row}, Spalte {column})  ·  {text}</translation>
  </message>
  <message>
   <source>Output ({row}, {column}) = {depth} + bias {bias} = {value}</source>
   <translation>Ausgabe ({row}, {column}) = {depth} + Bias {bias} = {value}</translation>
  </message>
  <message>
   <source>Output ({row}, {column}) = {sum} + bias {bias} = {value}</source>
   <translation>Ausgabe ({row}, {column}) = {sum} + Bias {bias} = {value}</translation>
  </message>
  <message>
   <source>Output of the layer</source>
   <translation>Ausgabe der Schicht</translation>
  </message>
  <message>
   <source>Output of {name}</source>
   <translation>Ausgabe von {name}</translation>
  </message>
  <message>
   <source>Output size = 1 + ⌊(W − F + 2P) / S⌋: W is the input's side, F the kernel's, P the padding, S the stride.</source>
   <translation>Größe der Ausgabe = 1 + ⌊(W − F + 2P) / S⌋: W ist die Seite der Eingabe, F die des Kernels, P das Padding, S die Schrittweite.</translation>
  </message>
  <message>
   <source>Output {size}</source>
   <translation>Ausgabe {size}</translation>
  </message>
  <message>
   <source>Over epochs 0 to {end:g}, one chart a layer; dashed: the usual update, {usual:g} of the weights</source>
   <translation>Epochen 0 bis {end:g}, je Schicht ein Diagramm; gestrichelt: üblich, {usual:g} der Gewichte</translation>
  </message>
  <message>
   <source>Own kernel</source>
   <translation>Eigener Kernel</translation>
  </message>
  <message>
   <source>P&amp;lay</source>
   <translation>Ab&amp;spielen</translation>
  </message>
  <message>
   <source>P&amp;ooling</source>
   <translation>P&amp;ooling</translation>
  </message>
  <message>
   <source>P&amp;resentation</source>
   <translation>P&amp;räsentation</translation>
  </message>
  <message>
   <source>PNG, JPEG, BMP, GIF, TIFF, WebP and the like</source>
   <translation>PNG, JPEG, BMP, GIF, TIFF, WebP und dergleichen</translation>
  </message>
  <message>
   <source>Paddin&amp;g</source>
   <translation>Paddin&amp;g</translation>
  </message>
  <message>
   <source>Padding</source>
   <translation>Padding</translation>
  </message>
  <message>
   <source>Padding "same" needs a kernel with a middle pixel: {kernel} is even, take an odd side.</source>
   <translation>Das Padding „Gleich“ braucht einen Kernel mit einem mittleren Pixel: {kernel} ist gerade, nimm eine ungerade Seite.</translation>
  </message>
  <message>
   <source>Padding is "valid", "same" or a whole number from 0, not {padding!r}.</source>
   <translation>Padding ist "valid", "same" oder eine ganze Zahl ab 0, nicht {padding!r}.</translation>
  </message>
  <message>
   <source>Padding puts {frame} on every side of the picture (hatched): {before} becomes {padded}, and the kernel reaches into the frame. </source>
   <translation>Padding legt {frame} an jede Seite des Bildes (schraffiert): Aus {before} wird {padded}, und der Kernel reicht in den Rahmen. </translation>
  </message>
  <message>
   <source>Padding: a zero outside</source>
   <translation>Padding: eine Null außerhalb</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>Part of the run</source>
   <translation>Teil des Laufs</translation>
  </message>
  <message>
   <source>Part of the run that is done</source>
   <translation>Teil des Laufs, der fertig ist</translation>
  </message>
  <message>
   <source>Patch under the kernel</source>
   <translation>Ausschnitt unter dem Kernel</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Geduld</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Paused · {left}</source>
   <translation>Angehalten · {left}</translation>
  </message>
  <message>
   <source>Pen strokes</source>
   <translation>Stiftstriche</translation>
  </message>
  <message>
   <source>Pen strokes, validation</source>
   <translation>Stiftstriche, Validierung</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>die Berechtigung fehlt</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>Picture of the chosen digit</source>
   <translation>Bild der gewählten Ziffer</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.pbm *.pgm *.ppm);;All files (*)</source>
   <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.pbm *.pgm *.ppm);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>Bilder (*.png)</translation>
  </message>
  <message>
   <source>Pictures before and after</source>
   <translation>Bilder vorher und nachher</translation>
  </message>
  <message>
   <source>Pictures half-way to your drawing are pictures nobody draws, and the network's answers to them count too.</source>
   <translation>Bilder auf halbem Weg zur Zeichnung zeichnet niemand, und die Antworten des Netzes darauf zählen mit.</translation>
  </message>
  <message>
   <source>Pictures in a step: with few the network learns more in an epoch, with many an epoch is faster</source>
   <translation>Bilder je Schritt: mit wenigen lernt das Netz in einer Epoche mehr, mit vielen ist eine Epoche schneller</translation>
  </message>
  <message>
   <source>Pictures that the network does not learn from: what everything is chosen by</source>
   <translation>Bilder, aus denen das Netz nicht lernt: Nach ihnen wird alles ausgewählt</translation>
  </message>
  <message>
   <source>Pictures with labels to read</source>
   <translation>Bilder mit Labels zum Lesen</translation>
  </message>
  <message>
   <source>Pixels from one place of the kernel to the next: 2 halves the side of the maps</source>
   <translation>Pixel von einer Stelle des Kernels zur nächsten: 2 halbiert die Seite der Karten</translation>
  </message>
  <message>
   <source>Pixels from one pooling window to the next</source>
   <translation>Pixel von einem Pooling-Fenster zum nächsten</translation>
  </message>
  <message>
   <source>Pixels from one window to the next; automatic: the windows lie side by side</source>
   <translation>Pixel von einem Fenster zum nächsten; automatisch: Die Fenster liegen nebeneinander</translation>
  </message>
  <message>
   <source>Pixels that the kernel moves on by</source>
   <translation>Pixel, um die der Kernel weiterrückt</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Play backwards</source>
   <translation>Rückwärts abspielen</translation>
  </message>
  <message>
   <source>Play the epochs as a film (Space on the slider)</source>
   <translation>Die Epochen als Film abspielen (Leertaste auf dem Regler)</translation>
  </message>
  <message>
   <source>Play the epochs backwards as a film (Shift+Space on the slider)</source>
   <translation>Die Epochen rückwärts als Film abspielen (Umschalt+Leertaste auf dem Regler)</translation>
  </message>
  <message>
   <source>Point at a chart, or press the arrow keys, to read the values of that moment</source>
   <translation>Auf ein Diagramm zeigen oder die Pfeiltasten drücken: die Werte dieses Augenblicks</translation>
  </message>
  <message>
   <source>Point at a value to read it; click a layer to see it large.</source>
   <translation>Zum Ablesen zeigen; ein Klick zeigt die Schicht groß.</translation>
  </message>
  <message>
   <source>Point at a value to read it; the arrow keys move from one to the next.</source>
   <translation>Zum Ablesen zeigen; die Pfeiltasten gehen weiter.</translation>
  </message>
  <message>
   <source>Point at the plot, or press the arrow keys, to read its values</source>
   <translation>Auf das Diagramm zeigen oder die Pfeiltasten drücken, um seine Werte abzulesen</translation>
  </message>
  <message>
   <source>Pooling</source>
   <translation>Pooling</translation>
  </message>
  <message>
   <source>Pooling needs pictures (channels, height, width) and is given {input_shape}.</source>
   <translation>Pooling braucht Bilder (Kanäle, Höhe, Breite) und bekommt {input_shape}.</translation>
  </message>
  <message>
   <source>Pre&amp;vious digit</source>
   <translation>&amp;Vorige Ziffer</translation>
  </message>
  <message>
   <source>Present network</source>
   <translation>Aktuelles Netz</translation>
  </message>
  <message>
   <source>Press Evaluate, and the network reads pictures of which it is known what they are.
To compare it with the weights in a file, choose one, or drop it here.</source>
   <translation>Drücke Auswerten, und das Netz liest Bilder, von denen bekannt ist, was sie zeigen.
Zum Vergleich mit den Gewichten einer Datei wähle eine oder lege sie hier ab.</translation>
  </message>
  <message>
   <source>Press Look again to search the pictures.</source>
   <translation>„Noch einmal suchen“ sieht die Bilder durch.</translation>
  </message>
  <message>
   <source>Press Start and
the curve appears here.</source>
   <translation>Drücke Start, und
hier erscheint die Kurve.</translation>
  </message>
  <message>
   <source>Press Start, and the learning rate of every batch appears here.</source>
   <translation>Drücke Start, und hier erscheint die Lernrate jedes Stapels.</translation>
  </message>
  <message>
   <source>Press Start, and what every layer does
appears here: its gradient, its weights and its dead units.</source>
   <translation>Drücke Start, und hier erscheint, was jede Schicht tut:
ihr Gradient, ihre Gewichte und ihre toten Einheiten.</translation>
  </message>
  <message>
   <source>Press Update, and 2,000 digits are laid out
by what the network makes of them.</source>
   <translation>Drücke Aktualisieren, und 2.000 Ziffern werden danach
angeordnet, was das Netz aus ihnen macht.</translation>
  </message>
  <message>
   <source>Press to see the steps from your drawing to this picture.</source>
   <translation>Klick zeigt die Schritte von der Zeichnung zu diesem Bild.</translation>
  </message>
  <message>
   <source>Probability of each digit</source>
   <translation>Wahrscheinlichkeit jeder Ziffer</translation>
  </message>
  <message>
   <source>Processors</source>
   <translation>Prozessoren</translation>
  </message>
  <message>
   <source>Processors for training</source>
   <translation>Prozessoren zum Trainieren</translation>
  </message>
  <message>
   <source>Products</source>
   <translation>Produkte</translation>
  </message>
  <message>
   <source>Progress of the learning</source>
   <translation>Fortschritt des Lernens</translation>
  </message>
  <message>
   <source>Progress of the map</source>
   <translation>Fortschritt der Karte</translation>
  </message>
  <message>
   <source>Progress of the run</source>
   <translation>Fortschritt des Laufs</translation>
  </message>
  <message>
   <source>Progress of the test</source>
   <translation>Fortschritt des Tests</translation>
  </message>
  <message>
   <source>Progress of the training run</source>
   <translation>Fortschritt des Trainingslaufs</translation>
  </message>
  <message>
   <source>Put a copy below the chosen layer</source>
   <translation>Eine Kopie unter die gewählte Schicht setzen</translation>
  </message>
  <message>
   <source>Put a network together layer by layer, in a window of its own</source>
   <translation>Ein Netz Schicht für Schicht zusammensetzen, in einem eigenen Fenster</translation>
  </message>
  <message>
   <source>Put a picture on the canvas</source>
   <translation>Ein Bild auf die Zeichenfläche legen</translation>
  </message>
  <message>
   <source>Put layers in a row, or change those of a network that is there</source>
   <translation>Schichten aneinanderreihen oder die eines vorhandenen Netzes ändern</translation>
  </message>
  <message>
   <source>Put the clipboard's picture on the canvas</source>
   <translation>Das Bild der Zwischenablage auf die Zeichenfläche legen</translation>
  </message>
  <message>
   <source>Put the digits that were read on the clipboard</source>
   <translation>Die gelesenen Ziffern in die Zwischenablage legen</translation>
  </message>
  <message>
   <source>Put the message and its details on the clipboard</source>
   <translation>Die Meldung und ihre Einzelheiten in die Zwischenablage legen</translation>
  </message>
  <message>
   <source>Put the pen down, lift it again</source>
   <translation>Den Stift aufsetzen, wieder abheben</translation>
  </message>
  <message>
   <source>Put the suggested rate into the form</source>
   <translation>Die vorgeschlagene Rate in das Formular übernehmen</translation>
  </message>
  <message>
   <source>Python files (*.py)</source>
   <translation>Python-Dateien (*.py)</translation>
  </message>
  <message>
   <source>RMSprop's decay</source>
   <translation>RMSprops Abklingfaktor</translation>
  </message>
  <message>
   <source>RMSprop's decay lies from 0 to below 1; {decay:g} does not.</source>
   <translation>RMSprops Abklingfaktor liegt von 0 bis unter 1; {decay:g} tut das nicht.</translation>
  </message>
  <message>
   <source>Rate now</source>
   <translation>Rate jetzt</translation>
  </message>
  <message>
   <source>Rates cannot be tried</source>
   <translation>Raten können nicht ausprobiert werden,</translation>
  </message>
  <message>
   <source>Rathi (average pooling)</source>
   <translation>Rathi (Mittelwert-Pooling)</translation>
  </message>
  <message>
   <source>Rathi (max pooling)</source>
   <translation>Rathi (Max-Pooling)</translation>
  </message>
  <message>
   <source>Re&amp;play</source>
   <translation>Abspi&amp;elen</translation>
  </message>
  <message>
   <source>Re&amp;wind</source>
   <translation>&amp;Zurücksetzen</translation>
  </message>
  <message>
   <source>ReLU</source>
   <translation>ReLU</translation>
  </message>
  <message>
   <source>Read right</source>
   <translation>Richtig gelesen</translation>
  </message>
  <message>
   <source>Read the pictures with the weights of this moment</source>
   <translation>Die Bilder mit den Gewichten dieses Augenblicks lesen</translation>
  </message>
  <message>
   <source>Read the same pictures with the weights of a file too</source>
   <translation>Dieselben Bilder auch mit den Gewichten einer Datei lesen</translation>
  </message>
  <message>
   <source>Read-only file system</source>
   <translation>dort kann nur gelesen werden</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Lesung</translation>
  </message>
  <message>
   <source>Reading the data…</source>
   <translation>Daten werden gelesen…</translation>
  </message>
  <message>
   <source>Reading the data… The first time, pen strokes take a while.</source>
   <translation>Daten werden gelesen… Beim ersten Mal dauern Stiftstriche eine Weile.</translation>
  </message>
  <message>
   <source>Reading the digits…</source>
   <translation>Ziffern werden gelesen…</translation>
  </message>
  <message>
   <source>Reading the pictures…</source>
   <translation>Bilder werden gelesen…</translation>
  </message>
  <message>
   <source>Reading the test pictures…</source>
   <translation>Testbilder werden gelesen…</translation>
  </message>
  <message>
   <source>Ready to train.</source>
   <translation>Bereit zum Training.</translation>
  </message>
  <message>
   <source>Recall and precision by digit</source>
   <translation>Trefferquote und Präzision je Ziffer</translation>
  </message>
  <message>
   <source>Recall by digit</source>
   <translation>Trefferquote je Ziffer</translation>
  </message>
  <message>
   <source>Red lines raise what is followed, dashed blue lines lower it; the thicker, the more. Click anything to follow it.</source>
   <translation>Rote Linien heben, dem gefolgt wird, gestrichelte blaue senken es; je dicker, desto mehr. Ein Klick folgt etwas anderem.</translation>
  </message>
  <message>
   <source>Red speaks for {wanted}, blue against it</source>
   <translation>Rot spricht für {wanted}, Blau dagegen</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Regularisation</source>
   <translation>Regularisierung</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Rena&amp;me</source>
   <translation>&amp;Umbenennen</translation>
  </message>
  <message>
   <source>Repla&amp;y the last run</source>
   <translation>Letzten La&amp;uf abspielen</translation>
  </message>
  <message>
   <source>Replay of a run</source>
   <translation>Wiedergabe eines Laufs</translation>
  </message>
  <message>
   <source>Replay the run</source>
   <translation>Den Lauf abspielen</translation>
  </message>
  <message>
   <source>Reshape</source>
   <translation>Umformen</translation>
  </message>
  <message>
   <source>Reshape makes pictures (channels, height, width), not {wanted}.</source>
   <translation>„Umformen“ macht Bilder (Kanäle, Höhe, Breite), nicht {wanted}.</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Return sets them from the next batch on.</source>
   <translation>Eingabe setzt sie ab dem nächsten Stapel.</translation>
  </message>
  <message>
   <source>Return: is it right? ({key} leads here)</source>
   <translation>Eingabetaste: Stimmt es? ({key} führt hierher)</translation>
  </message>
  <message>
   <source>Return: that is what it says. Esc: never mind.</source>
   <translation>Eingabe: Das steht da. Esc: nein.</translation>
  </message>
  <message>
   <source>Rewind</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>Room for kept runs</source>
   <translation>Platz für aufbewahrte Läufe</translation>
  </message>
  <message>
   <source>Room on the disk for all runs</source>
   <translation>Platz auf der Festplatte für alle Läufe</translation>
  </message>
  <message>
   <source>Room on the disk for all runs: where they take more when a run ends, the oldest epochs of the oldest go first</source>
   <translation>Platz auf der Festplatte für alle Läufe: Brauchen sie am Ende eines Laufs mehr, so gehen zuerst die ältesten Epochen der ältesten</translation>
  </message>
  <message>
   <source>Row {row}, column {column}: {value}</source>
   <translation>Zeile {row}, Spalte {column}: {value}</translation>
  </message>
  <message>
   <source>Rows of the picture</source>
   <translation>Zeilen des Bildes</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <source>S&amp;chedule</source>
   <translation>P&amp;lan</translation>
  </message>
  <message>
   <source>S&amp;ide</source>
   <translation>Se&amp;ite</translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation>S&amp;topp</translation>
  </message>
  <message>
   <source>S&amp;top training</source>
   <translation>Training st&amp;oppen</translation>
  </message>
  <message>
   <source>Sa&amp;ve as…</source>
   <translation>Speichern &amp;unter…</translation>
  </message>
  <message>
   <source>Saliency</source>
   <translation>Salienz</translation>
  </message>
  <message>
   <source>Same</source>
   <translation>Gleich</translation>
  </message>
  <message>
   <source>Save &amp;as…</source>
   <translation>Speichern &amp;unter…</translation>
  </message>
  <message>
   <source>Save &amp;checkpoint…</source>
   <translation>&amp;Prüfpunkt speichern…</translation>
  </message>
  <message>
   <source>Save &amp;numbers as CSV…</source>
   <translation>&amp;Zahlen als CSV speichern…</translation>
  </message>
  <message>
   <source>Save &amp;picture</source>
   <translation>&amp;Bild speichern</translation>
  </message>
  <message>
   <source>Save &amp;picture…</source>
   <translation>&amp;Bild speichern…</translation>
  </message>
  <message>
   <source>Save a film</source>
   <translation>Film speichern</translation>
  </message>
  <message>
   <source>Save a film of the run</source>
   <translation>Film des Laufs speichern</translation>
  </message>
  <message>
   <source>Save all epochs as an animated picture</source>
   <translation>Alle Epochen als animiertes Bild speichern</translation>
  </message>
  <message>
   <source>Save checkpoint</source>
   <translation>Prüfpunkt speichern</translation>
  </message>
  <message>
   <source>Save numbers as CSV…</source>
   <translation>Zahlen als CSV speichern…</translation>
  </message>
  <message>
   <source>Save picture…</source>
   <translation>Bild speichern…</translation>
  </message>
  <message>
   <source>Save the architecture as</source>
   <translation>Architektur speichern unter</translation>
  </message>
  <message>
   <source>Save the filters</source>
   <translation>Filter speichern</translation>
  </message>
  <message>
   <source>Save the pictures</source>
   <translation>Bilder speichern</translation>
  </message>
  <message>
   <source>Save the pictures that were chosen</source>
   <translation>Die gewählten Bilder speichern</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Diagramm speichern</translation>
  </message>
  <message>
   <source>Save the plot {title}</source>
   <translation>Das Diagramm {title} speichern</translation>
  </message>
  <message>
   <source>Save the weights?</source>
   <translation>Gewichte speichern?</translation>
  </message>
  <message>
   <source>Save them before you {what_for}?</source>
   <translation>Vor dem nächsten Schritt ({what_for}) speichern?</translation>
  </message>
  <message>
   <source>Save these pictures, or what they are read as for a spreadsheet</source>
   <translation>Diese Bilder speichern, oder als was sie gelesen werden, für eine Tabelle</translation>
  </message>
  <message>
   <source>Save these tiles as a picture, or the numbers of the layer for a spreadsheet</source>
   <translation>Diese Kacheln als Bild speichern oder die Zahlen der Schicht für eine Tabelle</translation>
  </message>
  <message>
   <source>Save this plot as a picture, or its numbers for a spreadsheet</source>
   <translation>Dieses Diagramm als Bild speichern oder seine Zahlen für eine Tabelle</translation>
  </message>
  <message>
   <source>Save weights as</source>
   <translation>Gewichte speichern unter</translation>
  </message>
  <message>
   <source>Saved {name}.</source>
   <translation>{name} gespeichert.</translation>
  </message>
  <message>
   <source>Saved {path}</source>
   <translation>{path} gespeichert</translation>
  </message>
  <message>
   <source>Say what a number is</source>
   <translation>Sagen, welche Zahl es ist</translation>
  </message>
  <message>
   <source>Say which digit the chosen ones are (0 to 9)</source>
   <translation>Sagen, welche Ziffer die gewählten sind (0 bis 9)</translation>
  </message>
  <message>
   <source>Scale of the colours</source>
   <translation>Skala der Farben</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>Plan</translation>
  </message>
  <message>
   <source>Second beta</source>
   <translation>Zweites Beta</translation>
  </message>
  <message>
   <source>See again what flows to the network's answer</source>
   <translation>Wieder sehen, was zur Antwort des Netzes fließt</translation>
  </message>
  <message>
   <source>See all layers, or one of them large</source>
   <translation>Alle Schichten sehen oder eine davon groß</translation>
  </message>
  <message>
   <source>See more (-)</source>
   <translation>Mehr sehen (-)</translation>
  </message>
  <message>
   <source>See the run again, epoch by epoch, in every tab (Ctrl+R)</source>
   <translation>Den Lauf noch einmal sehen, Epoche für Epoche, in jedem Reiter (Strg+R)</translation>
  </message>
  <message>
   <source>See {name} large</source>
   <translation>{name} groß sehen</translation>
  </message>
  <message>
   <source>See&amp;d</source>
   <translation>Start&amp;wert</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Startwert</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>Setzen</translation>
  </message>
  <message>
   <source>Set the dials</source>
   <translation>Die Regler setzen</translation>
  </message>
  <message>
   <source>Sett&amp;ings…</source>
   <translation>Einstell&amp;ungen…</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Settings of the chosen layer</source>
   <translation>Einstellungen der gewählten Schicht</translation>
  </message>
  <message>
   <source>Settings of the chosen runs</source>
   <translation>Einstellungen der gewählten Läufe</translation>
  </message>
  <message>
   <source>Settings that differ</source>
   <translation>Verschiedene Einstellungen</translation>
  </message>
  <message>
   <source>Settling</source>
   <translation>Ausklingen</translation>
  </message>
  <message>
   <source>Shadin&amp;g</source>
   <translation>Färbun&amp;g</translation>
  </message>
  <message>
   <source>Shading</source>
   <translation>Färbung</translation>
  </message>
  <message>
   <source>Sharpen</source>
   <translation>Schärfen</translation>
  </message>
  <message>
   <source>Shift + arrow keys</source>
   <translation>Umschalt + Pfeiltasten</translation>
  </message>
  <message>
   <source>Shift and Ctrl choose several to compare. Return opens one, F2 renames it.</source>
   <translation>Umschalt und Strg wählen mehrere zum Vergleich. Eingabe öffnet einen, F2 benennt ihn um.</translation>
  </message>
  <message>
   <source>Sho&amp;w all</source>
   <translation>All&amp;es zeigen</translation>
  </message>
  <message>
   <source>Show &amp;all	0</source>
   <translation>&amp;Alles zeigen	0</translation>
  </message>
  <message>
   <source>Show all of the map</source>
   <translation>Die ganze Karte zeigen</translation>
  </message>
  <message>
   <source>Show all of the map (Home)</source>
   <translation>Die ganze Karte zeigen (Pos1)</translation>
  </message>
  <message>
   <source>Show it again</source>
   <translation>Noch einmal zeigen</translation>
  </message>
  <message>
   <source>Show the answer</source>
   <translation>Antwort zeigen</translation>
  </message>
  <message>
   <source>Show the folder of your runs and your digits in the desktop's file manager</source>
   <translation>Den Ordner mit den eigenen Läufen und Ziffern im Dateimanager zeigen</translation>
  </message>
  <message>
   <source>Show the map on the drawing itself, in its place and size</source>
   <translation>Die Karte auf der Zeichnung selbst zeigen, an ihrem Ort und in ihrer Größe</translation>
  </message>
  <message>
   <source>Show the newest kept run epoch by epoch, in every tab</source>
   <translation>Den neuesten aufbewahrten Lauf Epoche für Epoche zeigen, in jedem Reiter</translation>
  </message>
  <message>
   <source>Show the whole output, not only where the kernel has been</source>
   <translation>Die ganze Ausgabe zeigen, nicht nur, wo der Kernel war</translation>
  </message>
  <message>
   <source>Show this run epoch by epoch, in every tab</source>
   <translation>Diesen Lauf Epoche für Epoche zeigen, in jedem Reiter</translation>
  </message>
  <message>
   <source>Show what it does</source>
   <translation>Zeigen, was es bewirkt</translation>
  </message>
  <message>
   <source>Show what it does to other pictures (Space)</source>
   <translation>Zeigen, was es mit anderen Bildern macht (Leertaste)</translation>
  </message>
  <message>
   <source>Show what it does…</source>
   <translation>Zeigen, was es bewirkt…</translation>
  </message>
  <message>
   <source>Show what the program itself says about this: useful in a report</source>
   <translation>Zeigen, was das Programm selbst dazu sagt: nützlich für einen Bericht</translation>
  </message>
  <message>
   <source>Show {page}</source>
   <translation>{page} zeigen</translation>
  </message>
  <message>
   <source>Si&amp;zes and padding</source>
   <translation>Größen, &amp;Padding</translation>
  </message>
  <message>
   <source>Side of the kernel: another one makes it your own</source>
   <translation>Seite des Kernels: Eine andere macht ihn zum eigenen</translation>
  </message>
  <message>
   <source>Side of the pooling window</source>
   <translation>Seite des Pooling-Fensters</translation>
  </message>
  <message>
   <source>Sigmoid</source>
   <translation>Sigmoid</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Überspringen</translation>
  </message>
  <message>
   <source>Skip the tour</source>
   <translation>Rundgang überspringen</translation>
  </message>
  <message>
   <source>Slant, turn and warp each picture a little, as hands do</source>
   <translation>Jedes Bild ein wenig neigen, drehen und verziehen, wie Hände es tun</translation>
  </message>
  <message>
   <source>Slides small kernels over the picture; each makes a map of where its pattern is found.</source>
   <translation>Schiebt kleine Kernel über das Bild; jeder macht eine Karte davon, wo sein Muster zu finden ist.</translation>
  </message>
  <message>
   <source>Slow</source>
   <translation>Langsam</translation>
  </message>
  <message>
   <source>So it may well be chance.</source>
   <translation>Es kann also gut Zufall sein.</translation>
  </message>
  <message>
   <source>So the output is as large as the picture: {after}.</source>
   <translation>So ist die Ausgabe so groß wie das Bild: {after}.</translation>
  </message>
  <message>
   <source>Sobel on a digit</source>
   <translation>Sobel auf einer Ziffer</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Leertaste</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Speed of the film</source>
   <translation>Tempo des Films</translation>
  </message>
  <message>
   <source>Split a digit along a line</source>
   <translation>Eine Ziffer entlang einer Linie teilen</translation>
  </message>
  <message>
   <source>Standardise</source>
   <translation>Standardisieren</translation>
  </message>
  <message>
   <source>Standardise needs a std above 0, not {std}.</source>
   <translation>„Standardisieren“ braucht eine Abweichung über 0, nicht {std}.</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>Start from</source>
   <translation>Ausgehen von</translation>
  </message>
  <message>
   <source>Start trains the network on this computer, and your drawing is read by it meanwhile. Stop whenever you like: nothing is lost, and every run is kept in the tab Runs.</source>
   <translation>Start trainiert das Netz auf diesem Rechner, und deine Zeichnung wird dabei weiter gelesen. Stoppe, wann du willst: Nichts geht verloren, und jeder Lauf bleibt im Reiter Läufe erhalten.</translation>
  </message>
  <message>
   <source>State of the learning</source>
   <translation>Stand des Lernens</translation>
  </message>
  <message>
   <source>State of the preview</source>
   <translation>Stand der Vorschau</translation>
  </message>
  <message>
   <source>State of the run</source>
   <translation>Stand des Laufs</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Step</source>
   <comment>schedule</comment>
   <translation>Stufen</translation>
  </message>
  <message>
   <source>Step every</source>
   <translation>Stufe alle</translation>
  </message>
  <message>
   <source>Step {number}</source>
   <translation>Schritt {number}</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Stop it? The weights stay as they were before, and My digits stays as it is.</source>
   <translation>Stoppen? Die Gewichte bleiben, wie sie vorher waren, und „Meine Ziffern“ bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>Stop learning?</source>
   <translation>Lernen stoppen?</translation>
  </message>
  <message>
   <source>Stop the test</source>
   <translation>Den Test stoppen</translation>
  </message>
  <message>
   <source>Stopped after {text}.</source>
   <translation>Gestoppt nach {text}.</translation>
  </message>
  <message>
   <source>Stopped after {text}: these were found by the search before.</source>
   <translation>Gestoppt nach {text}: Diese hier hat die Suche davor gefunden.</translation>
  </message>
  <message>
   <source>Stopped at a rate of {rate:.2g}: the loss had not fallen clearly yet, so none is suggested.</source>
   <translation>Bei einer Rate von {rate:.2g} angehalten: Bis dahin war der Verlust noch nicht deutlich gefallen, also wird keine vorgeschlagen.</translation>
  </message>
  <message>
   <source>Stopped before the first batch: nothing has changed.</source>
   <translation>Vor dem ersten Stapel gestoppt: Nichts hat sich geändert.</translation>
  </message>
  <message>
   <source>Stopped before the next batch: the weights are those that the run went on from.</source>
   <translation>Vor dem nächsten Stapel gestoppt: Es sind die Gewichte, von denen der Lauf weiterging.</translation>
  </message>
  <message>
   <source>Stopped before there was an answer.</source>
   <translation>Gestoppt, bevor es eine Antwort gab.</translation>
  </message>
  <message>
   <source>Stopped in epoch {epoch} of {epochs}: the weights are kept.</source>
   <translation>In Epoche {epoch} von {epochs} gestoppt: Die Gewichte bleiben.</translation>
  </message>
  <message>
   <source>Stri&amp;de</source>
   <translation>Schritt&amp;weite</translation>
  </message>
  <message>
   <source>Take back the last change</source>
   <translation>Die letzte Änderung zurücknehmen</translation>
  </message>
  <message>
   <source>Take back the last change to the drawing</source>
   <translation>Die letzte Änderung an der Zeichnung zurücknehmen</translation>
  </message>
  <message>
   <source>Take the chosen layer out</source>
   <translation>Die gewählte Schicht herausnehmen</translation>
  </message>
  <message>
   <source>Take the chosen ones out of the collection (Del)</source>
   <translation>Die gewählten aus der Sammlung nehmen (Entf)</translation>
  </message>
  <message>
   <source>Take the chosen runs away (Del); the bar below takes it back</source>
   <translation>Die gewählten Läufe löschen (Entf); die Leiste unten nimmt es zurück</translation>
  </message>
  <message>
   <source>Take the last change to the collection back (Ctrl+Z)</source>
   <translation>Die letzte Änderung an der Sammlung zurücknehmen (Strg+Z)</translation>
  </message>
  <message>
   <source>Takes the mean from every pixel and divides by the deviation; usually the first layer.</source>
   <translation>Zieht von jedem Pixel den Mittelwert ab und teilt durch die Abweichung; meist die erste Schicht.</translation>
  </message>
  <message>
   <source>Tanh</source>
   <translation>Tanh</translation>
  </message>
  <message>
   <source>Taught as {label} on {when}</source>
   <translation>Gelernt als {label} am {when}</translation>
  </message>
  <message>
   <source>Teach it</source>
   <translation>Bring es ihm bei</translation>
  </message>
  <message>
   <source>Teach it: this is {what} (or type {digit})</source>
   <translation>Beibringen: Das ist {what} (oder {digit} tippen)</translation>
  </message>
  <message>
   <source>Teach the network and watch it learn</source>
   <translation>Dem Netz etwas beibringen und zusehen, wie es lernt</translation>
  </message>
  <message>
   <source>Teach which di&amp;git it is</source>
   <translation>Sagen, welche &amp;Ziffer es ist</translation>
  </message>
  <message>
   <source>Tell me</source>
   <translation>Verraten</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Test</translation>
  </message>
  <message>
   <source>Test accuracy {accuracy:.2f} %, cross-entropy {loss:.4f}, on {count:,} pictures kept apart</source>
   <translation>Testgenauigkeit {accuracy:.2f} %, Kreuzentropie {loss:.4f}, bei {count:,} zurückgehaltenen Bildern</translation>
  </message>
  <message>
   <source>Test with the settings of the form as they are now</source>
   <translation>Mit den jetzigen Einstellungen des Formulars testen</translation>
  </message>
  <message>
   <source>Test: for the last look</source>
   <translation>Test: für den letzten Blick</translation>
  </message>
  <message>
   <source>Text of the step</source>
   <translation>Text des Schritts</translation>
  </message>
  <message>
   <source>That is one digit already.</source>
   <translation>Das ist schon eine einzige Ziffer.</translation>
  </message>
  <message>
   <source>That is rare: {better} is most likely better.</source>
   <translation>Das ist selten: {better} ist höchstwahrscheinlich besser.</translation>
  </message>
  <message>
   <source>That was the lesson “{title}”.</source>
   <translation>Das war die Lektion „{title}“.</translation>
  </message>
  <message>
   <source>The &amp;sum</source>
   <translation>Die Su&amp;mme</translation>
  </message>
  <message>
   <source>The LeNet of today's tutorials: two 5x5 convolutions, ReLU and max-pooling.</source>
   <translation>Das LeNet heutiger Anleitungen: zwei 5x5-Faltungen, ReLU und Max-Pooling.</translation>
  </message>
  <message>
   <source>The answer changes while you draw, with its probability and those of all ten digits. Is it wrong? Type the right digit or click its bar: it goes to the tab My digits, and the network can learn it.</source>
   <translation>Die Antwort ändert sich beim Zeichnen, mit ihrer Wahrscheinlichkeit und denen aller zehn Ziffern. Ist sie falsch? Tippe die richtige Ziffer oder klicke auf ihren Balken: Sie kommt in den Reiter „Meine Ziffern“, und das Netz kann sie lernen.</translation>
  </message>
  <message>
   <source>The answer is {answer}.</source>
   <translation>Die Antwort ist {answer}.</translation>
  </message>
  <message>
   <source>The answer {answer} has a probability of {share} and is followed: click to follow the network's answer again</source>
   <translation>Die Antwort {answer} hat eine Wahrscheinlichkeit von {share} und wird verfolgt: Ein Klick folgt wieder der Antwort des Netzes</translation>
  </message>
  <message>
   <source>The answer {answer} has a probability of {share}: click to see where it comes from</source>
   <translation>Die Antwort {answer} hat eine Wahrscheinlichkeit von {share}: Klick zeigt, woher sie kommt</translation>
  </message>
  <message>
   <source>The architecture cannot be saved: it</source>
   <translation>Die Architektur kann nicht gespeichert werden: Sie</translation>
  </message>
  <message>
   <source>The averaging</source>
   <translation>Die Mittelung</translation>
  </message>
  <message>
   <source>The averaging of the weights lies from 0 to below 1; {averaging:g} does not.</source>
   <translation>Die Mittelung der Gewichte liegt von 0 bis unter 1; {averaging:g} tut das nicht.</translation>
  </message>
  <message>
   <source>The best epoch</source>
   <translation>Die beste Epoche</translation>
  </message>
  <message>
   <source>The bias is 0. Output ({row}, {column}) = {value}</source>
   <translation>Der Bias ist 0. Ausgabe ({row}, {column}) = {value}</translation>
  </message>
  <message>
   <source>The canvas cannot feed this network: it draws {drawn} and this takes {taken}. It can be built, looked at and saved, but not used here.</source>
   <translation>Die Zeichenfläche passt nicht zu diesem Netz: Sie zeichnet {drawn}, und dieses nimmt {taken}. Es kann gebaut, angesehen und gespeichert, hier aber nicht verwendet werden.</translation>
  </message>
  <message>
   <source>The card's calibration cannot be read from {calibration!r}.</source>
   <translation>Die Kalibrierung auf der Karteikarte ist aus {calibration!r} nicht zu lesen.</translation>
  </message>
  <message>
   <source>The card's recipe is made of plain values by name, as JSON has them.</source>
   <translation>Das Rezept auf der Karteikarte besteht aus einfachen Werten mit Namen, wie JSON sie kennt.</translation>
  </message>
  <message>
   <source>The card's {name} is a text of up to {most:,} letters.</source>
   <translation>Auf der Karteikarte ist „{name}“ ein Text von bis zu {most:,} Zeichen.</translation>
  </message>
  <message>
   <source>The card's {name} is a whole number from {least}, not {count!r}.</source>
   <translation>Auf der Karteikarte ist „{name}“ eine ganze Zahl ab {least}, nicht {count!r}.</translation>
  </message>
  <message>
   <source>The card's {words} lies from 0 to 1, where there is one, not at {share!r}.</source>
   <translation>Auf der Karteikarte liegt „{words}“, falls vorhanden, von 0 bis 1, nicht bei {share!r}.</translation>
  </message>
  <message>
   <source>The changed drawing</source>
   <translation>Die geänderte Zeichnung</translation>
  </message>
  <message>
   <source>The checkpoint is in {path}.</source>
   <translation>Der Prüfpunkt ist in {path}.</translation>
  </message>
  <message>
   <source>The clipboard holds no picture: copy one first.</source>
   <translation>In der Zwischenablage ist kein Bild: Kopiere zuerst eines.</translation>
  </message>
  <message>
   <source>The colours run from {low} to {high}.</source>
   <translation>Die Farben reichen von {low} bis {high}.</translation>
  </message>
  <message>
   <source>The curve begins with the first batch.</source>
   <translation>Die Kurve beginnt mit dem ersten Stapel.</translation>
  </message>
  <message>
   <source>The curves of the run in {folder} are damaged.</source>
   <translation>Die Kurven des Laufs in {folder} sind beschädigt.</translation>
  </message>
  <message>
   <source>The curves of the run in {folder} are too large to be read.</source>
   <translation>Die Kurven des Laufs in {folder} sind zu groß zum Lesen.</translation>
  </message>
  <message>
   <source>The data set holds {count} pictures, but at least {fewest} are needed.</source>
   <translation>Der Datensatz enthält {count} Bilder, es werden aber mindestens {fewest} gebraucht.</translation>
  </message>
  <message>
   <source>The description of the network cannot be read ({error}).</source>
   <translation>Die Beschreibung des Netzes ist nicht lesbar ({error}).</translation>
  </message>
  <message>
   <source>The digit that is chosen</source>
   <translation>Die gewählte Ziffer</translation>
  </message>
  <message>
   <source>The digit that is looked at and the next one are one</source>
   <translation>Die betrachtete Ziffer und die nächste sind eine</translation>
  </message>
  <message>
   <source>The digit that is looked at and the one before it are one</source>
   <translation>Die betrachtete Ziffer und die davor sind eine</translation>
  </message>
  <message>
   <source>The digits that you taught</source>
   <translation>Die Ziffern, die du beigebracht hast</translation>
  </message>
  <message>
   <source>The drawing and what is read in it, as large as the screen; Esc ends it</source>
   <translation>Die Zeichnung und was darin gelesen wird, so groß wie der Bildschirm; Esc beendet es</translation>
  </message>
  <message>
   <source>The engine has stopped: close Digitscope and start it again.</source>
   <translation>Das Rechenwerk hat angehalten: Schließe Digitscope und starte es neu.</translation>
  </message>
  <message>
   <source>The epoch that everything shows (comma and period, in any tab)</source>
   <translation>Die Epoche, die alles zeigt (Komma und Punkt, in jedem Reiter)</translation>
  </message>
  <message>
   <source>The factor</source>
   <translation>Der Faktor</translation>
  </message>
  <message>
   <source>The factor of the rate's steps lies above 0 and is at most 1, not {factor:g}.</source>
   <translation>Der Stufenfaktor der Rate liegt über 0 und ist höchstens 1, nicht {factor:g}.</translation>
  </message>
  <message>
   <source>The film of {name} is being made…</source>
   <translation>Der Film von {name} wird gemacht…</translation>
  </message>
  <message>
   <source>The film of {name} is saved as {path}.</source>
   <translation>Der Film von {name} ist als {path} gespeichert.</translation>
  </message>
  <message>
   <source>The first batch…</source>
   <translation>Der erste Stapel…</translation>
  </message>
  <message>
   <source>The folder could not be opened here: it is {folder}.</source>
   <translation>Der Ordner ließ sich hier nicht öffnen: Es ist {folder}.</translation>
  </message>
  <message>
   <source>The folder of the log could not be opened: it is {folder}.</source>
   <translation>Der Protokollordner ließ sich nicht öffnen: Es ist {folder}.</translation>
  </message>
  <message>
   <source>The greatest is &lt;b&gt;{result}&lt;/b&gt;.</source>
   <translation>Die größte ist &lt;b&gt;{result}&lt;/b&gt;.</translation>
  </message>
  <message>
   <source>The images in {name} are not numbers but {dtype}.</source>
   <translation>Die Bilder in {name} sind keine Zahlen, sondern {dtype}.</translation>
  </message>
  <message>
   <source>The images in {name} have the shape {shape}, where (N, {side}, {side}) is needed.</source>
   <translation>Die Bilder in {name} haben die Form {shape}, gebraucht wird (N, {side}, {side}).</translation>
  </message>
  <message>
   <source>The kernel is {depth} deep and the picture {channels}: every channel needs its slice.</source>
   <translation>Der Kernel hat die Tiefe {depth}, das Bild {channels}: Jeder Kanal braucht seine Scheibe.</translation>
  </message>
  <message>
   <source>The kernel lies on row {row}, column {column}</source>
   <translation>Der Kernel liegt auf Zeile {row}, Spalte {column}</translation>
  </message>
  <message>
   <source>The label smoothing</source>
   <translation>Die Label-Glättung</translation>
  </message>
  <message>
   <source>The labels in {name} are not a row of whole numbers.</source>
   <translation>Die Labels in {name} sind keine Reihe ganzer Zahlen.</translation>
  </message>
  <message>
   <source>The labels in {name} do not all run from 0 to {most}.</source>
   <translation>Die Labels in {name} liegen nicht alle von 0 bis {most}.</translation>
  </message>
  <message>
   <source>The labels of the pictures to {what} have to be whole numbers.</source>
   <translation>Die Labels der Bilder zum {what} müssen ganze Zahlen sein.</translation>
  </message>
  <message>
   <source>The labels of the pictures to {what} lie from 0 to {most}; {label} does not.</source>
   <translation>Die Labels der Bilder zum {what} liegen von 0 bis {most}; {label} tut das nicht.</translation>
  </message>
  <message>
   <source>The last part of the run in which pictures vary little</source>
   <translation>Der letzte Teil des Laufs, in dem sich die Bilder wenig ändern</translation>
  </message>
  <message>
   <source>The layer of the unit</source>
   <translation>Die Schicht der Einheit</translation>
  </message>
  <message>
   <source>The layer {name} has no form in ONNX yet.</source>
   <translation>Die Schicht {name} hat in ONNX noch keine Entsprechung.</translation>
  </message>
  <message>
   <source>The layer {name} has no form in PyTorch yet.</source>
   <translation>Die Schicht {name} hat in PyTorch noch keine Entsprechung.</translation>
  </message>
  <message>
   <source>The learning rate</source>
   <translation>Die Lernrate</translation>
  </message>
  <message>
   <source>The learning rate from the first epoch to the last</source>
   <translation>Die Lernrate von der ersten bis zur letzten Epoche</translation>
  </message>
  <message>
   <source>The learning rate lies above 0 and is at most {most:g}; {rate:g} does not fit.</source>
   <translation>Die Lernrate liegt über 0 und ist höchstens {most:g}; {rate:g} passt nicht.</translation>
  </message>
  <message>
   <source>The learning rate lies from 0 to {most:g}; {rate:g} does not.</source>
   <translation>Die Lernrate liegt von 0 bis {most:g}; {rate:g} tut das nicht.</translation>
  </message>
  <message>
   <source>The learning rate over the run: from {first:.3g}{through} to {end}</source>
   <translation>Die Lernrate während des Laufs: von {first:.3g}{through} bis {end}</translation>
  </message>
  <message>
   <source>The learning rate over the run: nothing to show</source>
   <translation>Die Lernrate während des Laufs: nichts zu zeigen</translation>
  </message>
  <message>
   <source>The learning rate to go on with; the schedule still scales it</source>
   <translation>Die Lernrate, mit der es weitergeht; der Plan skaliert sie weiterhin</translation>
  </message>
  <message>
   <source>The least evidence of a digit is a finite number, if it is known, not {evidence!r}.</source>
   <translation>Die kleinste Evidenz einer Ziffer ist, falls bekannt, eine endliche Zahl, nicht {evidence!r}.</translation>
  </message>
  <message>
   <source>The line leaves all of the ink on one side: draw it through the digit.</source>
   <translation>Die Linie lässt alle Tinte auf einer Seite: Zieh sie durch die Ziffer.</translation>
  </message>
  <message>
   <source>The lines and edges that made neurons fire, traced back from the digit through all layers.</source>
   <translation>Die Linien und Kanten, die Neuronen ansprechen ließen, von der Ziffer durch alle Schichten zurückverfolgt.</translation>
  </message>
  <message>
   <source>The list of doubtful pen strokes in {path} cannot be read.</source>
   <translation>Die Liste zweifelhafter Stiftstriche in {path} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The loss falls the fastest at a rate of {rate:.2g}: a good one to train with.</source>
   <translation>Der Verlust fällt am schnellsten bei einer Rate von {rate:.2g}: eine gute für das Training.</translation>
  </message>
  <message>
   <source>The loss is beyond all bounds before the first step, so no rate can be tried.</source>
   <translation>Der Verlust liegt schon vor dem ersten Schritt über allen Grenzen, also kann keine Rate versucht werden.</translation>
  </message>
  <message>
   <source>The map is made of MNIST's digits, pictures of 28 × 28 pixels, and this network is given something else.
Choose a preset in the Network menu, or open other weights.</source>
   <translation>Die Karte besteht aus MNIST-Ziffern, Bildern von 28 × 28 Pixeln, und dieses Netz bekommt etwas anderes.
Wähle eine Vorlage im Menü Netz oder öffne andere Gewichte.</translation>
  </message>
  <message>
   <source>The map of digits</source>
   <translation>Die Karte der Ziffern</translation>
  </message>
  <message>
   <source>The mean of the window: every number has the same weight.</source>
   <translation>Das Mittel des Fensters: Jede Zahl hat dasselbe Gewicht.</translation>
  </message>
  <message>
   <source>The model cannot be exported: it gives logits that are not finite numbers.</source>
   <translation>Das Modell kann nicht exportiert werden: Es gibt Logits, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <source>The model cannot be exported: it holds values that are not finite numbers.</source>
   <translation>Das Modell kann nicht exportiert werden: Es enthält Werte, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <source>The model cannot be saved: it</source>
   <translation>Das Modell kann nicht gespeichert werden: Es</translation>
  </message>
  <message>
   <source>The model cannot be saved: {key} holds values that are not finite numbers.</source>
   <translation>Das Modell kann nicht gespeichert werden: {key} enthält Werte, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <source>The momentum</source>
   <translation>Das Momentum</translation>
  </message>
  <message>
   <source>The most certain mistakes</source>
   <translation>Die sichersten Fehler</translation>
  </message>
  <message>
   <source>The name of an architecture is a text of up to {most:,} letters.</source>
   <translation>Der Name einer Architektur ist ein Text von bis zu {most:,} Zeichen.</translation>
  </message>
  <message>
   <source>The nearest</source>
   <translation>Die nächste</translation>
  </message>
  <message>
   <source>The network</source>
   <translation>Das Netz</translation>
  </message>
  <message>
   <source>The network gives numbers that are not finite, and those have no place on a map.</source>
   <translation>Das Netz gibt Zahlen, die nicht endlich sind; die haben auf einer Karte keinen Platz.</translation>
  </message>
  <message>
   <source>The network gives numbers that are not finite, so there is nothing to evaluate: open other weights or start anew.</source>
   <translation>Das Netz gibt Zahlen, die nicht endlich sind; es gibt also nichts auszuwerten: Öffne andere Gewichte oder beginne neu.</translation>
  </message>
  <message>
   <source>The network has a layer of a kind this version does not know: {kind!r}.</source>
   <translation>Das Netz hat eine Schicht, deren Art diese Version nicht kennt: {kind!r}.</translation>
  </message>
  <message>
   <source>The network has learnt from your digits, and you have not decided about it yet.</source>
   <translation>Das Netz hat aus deinen Ziffern gelernt, und darüber ist noch nicht entschieden.</translation>
  </message>
  <message>
   <source>The network has learnt from your digits: look at the effect, then keep or undo it.</source>
   <translation>Das Netz hat aus deinen Ziffern gelernt: Sieh dir die Wirkung an, dann behalte es oder mache es rückgängig.</translation>
  </message>
  <message>
   <source>The network has no layer called {layer!r}; it has {names}.</source>
   <translation>Das Netz hat keine Schicht namens {layer!r}; es hat {names}.</translation>
  </message>
  <message>
   <source>The network has {count} layers: there is nothing at place {place}.</source>
   <translation>Das Netz hat {count} Schichten: An der Stelle {place} ist nichts.</translation>
  </message>
  <message>
   <source>The network in {file} gives numbers that are not finite.</source>
   <translation>Das Netz in {file} gibt Zahlen, die nicht endlich sind.</translation>
  </message>
  <message>
   <source>The network is being read.</source>
   <translation>Das Netz wird gelesen.</translation>
  </message>
  <message>
   <source>The network is learning from your digits.</source>
   <translation>Das Netz lernt aus deinen Ziffern.</translation>
  </message>
  <message>
   <source>The network learns your digits beside those of many others, so that it forgets nothing. You see the effect before anything is kept.</source>
   <translation>Das Netz lernt deine Ziffern neben denen vieler anderer, damit es nichts vergisst. Du siehst die Wirkung, bevor etwas behalten wird.</translation>
  </message>
  <message>
   <source>The network needs {count:,} numbers in a row and was given {given:,}, shaped {shape}.</source>
   <translation>Das Netz braucht {count:,} Zahlen in einer Reihe und bekam {given:,} in der Form {shape}.</translation>
  </message>
  <message>
   <source>The network reads the pictures…</source>
   <translation>Das Netz liest die Bilder…</translation>
  </message>
  <message>
   <source>The network sees too little of any digit in it: the best of its ten logits stands out from their mean by {most:.2f}. Of 1,000 validation digits, all but {few:.0f} to {many:.0f} reach {least:.2f}.</source>
   <translation>Das Netz sieht darin zu wenig von einer Ziffer: Der beste seiner zehn Logits hebt sich um {most:.2f} von ihrem Mittel ab. Von 1.000 Validierungsziffern erreichen alle bis auf {few:.0f} bis {many:.0f} den Wert {least:.2f}.</translation>
  </message>
  <message>
   <source>The network stays as it was, {layers} layers: Use and Save take that one.</source>
   <translation>Das Netz bleibt, wie es war, {layers} Schichten: Verwenden und Speichern nehmen dieses.</translation>
  </message>
  <message>
   <source>The network takes {takes} numbers, and the pictures to evaluate are {given}.</source>
   <translation>Das Netz nimmt {takes} Zahlen, die Bilder zum Auswerten haben {given}.</translation>
  </message>
  <message>
   <source>The network that comes with the program: made for what people really draw, in about an hour.</source>
   <translation>Das Netz, das dem Programm beiliegt: in etwa einer Stunde gemacht für das, was Menschen wirklich zeichnen.</translation>
  </message>
  <message>
   <source>The network that was trained</source>
   <translation>Das Netz, das trainiert wurde</translation>
  </message>
  <message>
   <source>The network {name} stays open.</source>
   <translation>Das Netz {name} bleibt offen.</translation>
  </message>
  <message>
   <source>The network's input has an impossible shape, {shape}.</source>
   <translation>Die Eingabe des Netzes hat eine unmögliche Form, {shape}.</translation>
  </message>
  <message>
   <source>The network, from the drawing to the answer</source>
   <translation>Das Netz, von der Zeichnung bis zur Antwort</translation>
  </message>
  <message>
   <source>The next place (→ or Return)</source>
   <translation>Die nächste Stelle (→ oder Eingabetaste)</translation>
  </message>
  <message>
   <source>The next start offers to go on with the run.</source>
   <translation>Der nächste Start bietet an, den Lauf fortzusetzen.</translation>
  </message>
  <message>
   <source>The number of the bias, which is added to every answer</source>
   <translation>Die Zahl des Bias, der zu jeder Antwort addiert wird</translation>
  </message>
  <message>
   <source>The numbers of this step</source>
   <translation>Die Zahlen dieses Schritts</translation>
  </message>
  <message>
   <source>The numbers that it is made of</source>
   <translation>Die Zahlen, aus denen es besteht</translation>
  </message>
  <message>
   <source>The one to the left</source>
   <translation>Der links daneben</translation>
  </message>
  <message>
   <source>The one to the right; after the last, the first</source>
   <translation>Der rechts daneben; nach dem letzten der erste</translation>
  </message>
  <message>
   <source>The output is {after}.</source>
   <translation>Die Ausgabe ist {after}.</translation>
  </message>
  <message>
   <source>The part in which a run settles</source>
   <translation>Der Teil, in dem ein Lauf ausklingt</translation>
  </message>
  <message>
   <source>The part of a run in which it settles lies from 0 to 1; {part:g} does not.</source>
   <translation>Der Teil, in dem ein Lauf ausklingt, liegt von 0 bis 1; {part:g} tut das nicht.</translation>
  </message>
  <message>
   <source>The part of a run that finishes it lies from 0 to 1; {part:g} does not.</source>
   <translation>Der Teil, der einen Lauf abschließt, liegt von 0 bis 1; {part:g} tut das nicht.</translation>
  </message>
  <message>
   <source>The part that finishes a run</source>
   <translation>Der Teil, der einen Lauf abschließt</translation>
  </message>
  <message>
   <source>The patience is 0 to {most:,} epochs, not {patience:,}.</source>
   <translation>Die Geduld beträgt 0 bis {most:,} Epochen, nicht {patience:,}.</translation>
  </message>
  <message>
   <source>The pen strokes in {path} cannot be read: {reason}.</source>
   <translation>Die Stiftstriche in {path} sind nicht lesbar: {reason}.</translation>
  </message>
  <message>
   <source>The picture in its colours</source>
   <translation>Das Bild in seinen Farben</translation>
  </message>
  <message>
   <source>The picture that is looked at</source>
   <translation>Das betrachtete Bild</translation>
  </message>
  <message>
   <source>The picture that the kernel slides over</source>
   <translation>Das Bild, über das der Kernel gleitet</translation>
  </message>
  <message>
   <source>The picture would be larger than {largest:,} pixels: choose fewer pixels for each weight.</source>
   <translation>Das Bild wäre größer als {largest:,} Pixel: Wähle weniger Pixel je Gewicht.</translation>
  </message>
  <message>
   <source>The pictures of {name} are none that this network can see: it takes {size}.</source>
   <translation>Die Bilder von {name} kann dieses Netz nicht sehen: Es nimmt {size}.</translation>
  </message>
  <message>
   <source>The pictures that the network takes: the canvas draws 1 × 28 × 28; a – in the last two makes it a vector</source>
   <translation>Die Bilder, die das Netz nimmt: Die Zeichenfläche zeichnet 1 × 28 × 28; ein – in den letzten beiden macht daraus einen Vektor</translation>
  </message>
  <message>
   <source>The pictures to learn from, to validate with and to test on</source>
   <translation>Die Bilder zum Lernen, zum Validieren und zum Testen</translation>
  </message>
  <message>
   <source>The pictures to look through</source>
   <translation>Die Bilder, die durchgesehen werden</translation>
  </message>
  <message>
   <source>The pixels in {name} are not all within 0 to 255.</source>
   <translation>Die Pixel in {name} liegen nicht alle von 0 bis 255.</translation>
  </message>
  <message>
   <source>The place before (←)</source>
   <translation>Die Stelle davor (←)</translation>
  </message>
  <message>
   <source>The present weights beside those of a file</source>
   <translation>Die aktuellen Gewichte neben denen einer Datei</translation>
  </message>
  <message>
   <source>The rate takes a step after 1 to {most:,} epochs, not {epochs:,}.</source>
   <translation>Die Rate nimmt eine Stufe nach 1 bis {most:,} Epochen, nicht nach {epochs:,}.</translation>
  </message>
  <message>
   <source>The root of the sum of their squares: how great they are together</source>
   <translation>Die Wurzel aus der Summe ihrer Quadrate: wie groß sie zusammen sind</translation>
  </message>
  <message>
   <source>The rows that were copied are not of one length; nothing was pasted.</source>
   <translation>Die kopierten Zeilen sind nicht gleich lang; nichts wurde eingefügt.</translation>
  </message>
  <message>
   <source>The run cannot be kept in {folder}: {reason}.</source>
   <translation>Der Lauf kann nicht in {folder} aufbewahrt werden: {reason}.</translation>
  </message>
  <message>
   <source>The run cannot go on before its data are at {path} again.</source>
   <translation>Der Lauf kann erst weitergehen, wenn seine Daten wieder unter {path} liegen.</translation>
  </message>
  <message>
   <source>The run cannot go on: its checkpoint says two things about how far it is.</source>
   <translation>Der Lauf kann nicht weitergehen: Sein Prüfpunkt sagt zweierlei darüber, wie weit er ist.</translation>
  </message>
  <message>
   <source>The run cannot go on: {name} holds other pictures or labels than those it was trained with.</source>
   <translation>Der Lauf kann nicht weitergehen: {name} enthält andere Bilder oder Labels als die, mit denen er trainiert wurde.</translation>
  </message>
  <message>
   <source>The run could not begin.</source>
   <translation>Der Lauf konnte nicht beginnen.</translation>
  </message>
  <message>
   <source>The run has ended early.</source>
   <translation>Der Lauf hat vorzeitig geendet.</translation>
  </message>
  <message>
   <source>The run has ended meanwhile, so no checkpoint was written.</source>
   <translation>Der Lauf ist inzwischen zu Ende, darum wurde kein Prüfpunkt geschrieben.</translation>
  </message>
  <message>
   <source>The run has ended, and the weights are as it left them.</source>
   <translation>Der Lauf ist zu Ende, und die Gewichte sind, wie er sie hinterließ.</translation>
  </message>
  <message>
   <source>The run in {old} cannot be moved: {reason}.</source>
   <translation>Der Lauf in {old} lässt sich nicht verschieben: {reason}.</translation>
  </message>
  <message>
   <source>The same detector on the mouse's ear, where there is no such curve: it answers 0</source>
   <translation>Derselbe Detektor auf dem Ohr der Maus, wo kein solcher Bogen ist: Er antwortet 0</translation>
  </message>
  <message>
   <source>The same seed on the same machine gives the same weights again</source>
   <translation>Derselbe Startwert auf demselben Rechner ergibt wieder dieselben Gewichte</translation>
  </message>
  <message>
   <source>The seed is a whole number from 0 to 4,294,967,295, not {seed:,}.</source>
   <translation>Der Startwert ist eine ganze Zahl von 0 bis 4.294.967.295, nicht {seed:,}.</translation>
  </message>
  <message>
   <source>The share of drawn digits</source>
   <translation>Der Anteil gezeichneter Ziffern</translation>
  </message>
  <message>
   <source>The share of the numbers that become 0 in training, from 0 to below 1</source>
   <translation>Der Anteil der Zahlen, die im Training 0 werden, von 0 bis unter 1</translation>
  </message>
  <message>
   <source>The share of what is no digit</source>
   <translation>Der Anteil dessen, was keine Ziffer ist</translation>
  </message>
  <message>
   <source>The share that is replaced by digits drawn by rule, in rare styles</source>
   <translation>Der Anteil, der durch nach Regeln gezeichnete Ziffern in seltenen Formen ersetzt wird</translation>
  </message>
  <message>
   <source>The share that is replaced by what is no digit, so that the network learns to be unsure</source>
   <translation>Der Anteil, der durch das ersetzt wird, was keine Ziffer ist; daran lernt das Netz, unsicher zu sein</translation>
  </message>
  <message>
   <source>The shares of drawn digits and of what is no digit lie from 0 to 100 %, together as well.</source>
   <translation>Die Anteile gezeichneter Ziffern und dessen, was keine Ziffer ist, liegen von 0 bis 100 %, auch zusammen.</translation>
  </message>
  <message>
   <source>The side of a kernel in pixels</source>
   <translation>Die Seite eines Kernels in Pixeln</translation>
  </message>
  <message>
   <source>The side of a window in pixels</source>
   <translation>Die Seite eines Fensters in Pixeln</translation>
  </message>
  <message>
   <source>The size of a step: 0.001 suits Adam, 0.01 to 0.1 suits SGD</source>
   <translation>Die Größe eines Schritts: 0,001 passt zu Adam, 0,01 bis 0,1 zu SGD</translation>
  </message>
  <message>
   <source>The small table of numbers that slides over the picture</source>
   <translation>Die kleine Tabelle von Zahlen, die über das Bild gleitet</translation>
  </message>
  <message>
   <source>The standard deviation: how widely they are spread about their mean</source>
   <translation>Die Standardabweichung: wie weit sie um ihren Mittelwert streuen</translation>
  </message>
  <message>
   <source>The t10k files in {folder} hold no pictures.</source>
   <translation>Die t10k-Dateien in {folder} enthalten keine Bilder.</translation>
  </message>
  <message>
   <source>The tab Runs keeps them, too.</source>
   <translation>Der Reiter Läufe hat sie auch.</translation>
  </message>
  <message>
   <source>The three parts of this data set together; some of them may have been learnt from</source>
   <translation>Die drei Teile dieses Datensatzes zusammen; aus manchen davon wurde vielleicht gelernt</translation>
  </message>
  <message>
   <source>The two directions in which the digits differ most: fast, and far means different</source>
   <translation>Die zwei Richtungen, in denen sich die Ziffern am meisten unterscheiden: schnell, und fern heißt verschieden</translation>
  </message>
  <message>
   <source>The value under the pointer</source>
   <translation>Der Wert unter dem Zeiger</translation>
  </message>
  <message>
   <source>The very last part, in which they do not vary at all</source>
   <translation>Der allerletzte Teil, in dem sie sich gar nicht ändern</translation>
  </message>
  <message>
   <source>The weight decay</source>
   <translation>Der Gewichtszerfall</translation>
  </message>
  <message>
   <source>The weight decay to go on with</source>
   <translation>Der Gewichtszerfall, mit dem es weitergeht</translation>
  </message>
  <message>
   <source>The weights are as they were.</source>
   <translation>Die Gewichte sind, wie sie waren.</translation>
  </message>
  <message>
   <source>The weights are drawn by chance: the same seed draws the same ones again</source>
   <translation>Die Gewichte werden ausgelost: Derselbe Startwert lost wieder dieselben aus</translation>
  </message>
  <message>
   <source>The weights cannot be saved</source>
   <translation>Die Gewichte können nicht gespeichert werden,</translation>
  </message>
  <message>
   <source>The weights from before are back.</source>
   <translation>Die Gewichte von vorher sind zurück.</translation>
  </message>
  <message>
   <source>The weights from before the run are back.</source>
   <translation>Die Gewichte von vor dem Lauf sind zurück.</translation>
  </message>
  <message>
   <source>The weights from the end of epoch {epoch} are back.</source>
   <translation>Die Gewichte vom Ende der Epoche {epoch} sind zurück.</translation>
  </message>
  <message>
   <source>The weights have moved since.</source>
   <translation>Die Gewichte haben sich seither bewegt.</translation>
  </message>
  <message>
   <source>The weights in {file} were opened as {name}; Save weights makes a file of what is open.</source>
   <translation>Die Gewichte in {file} wurden als {name} geöffnet; „Gewichte speichern“ macht eine Datei aus dem, was offen ist.</translation>
  </message>
  <message>
   <source>The weights of epoch {epoch}, the best, are back.</source>
   <translation>Die Gewichte der Epoche {epoch}, der besten, sind zurück.</translation>
  </message>
  <message>
   <source>The weights of the epoch with the best validation accuracy are kept, not those of the last</source>
   <translation>Die Gewichte der Epoche mit der besten Validierungsgenauigkeit bleiben, nicht die der letzten</translation>
  </message>
  <message>
   <source>The weights of this moment stay</source>
   <translation>Die Gewichte dieses Augenblicks bleiben</translation>
  </message>
  <message>
   <source>The weights that read most of the validation pictures right</source>
   <translation>Die Gewichte, die die meisten Validierungsbilder richtig lesen</translation>
  </message>
  <message>
   <source>The weights that the run ended with</source>
   <translation>Die Gewichte, mit denen der Lauf endete</translation>
  </message>
  <message>
   <source>The weights that the run went on from are back.</source>
   <translation>Die Gewichte, von denen der Lauf weiterging, sind zurück.</translation>
  </message>
  <message>
   <source>The weights, where the last batch pushed them, or how far they have come</source>
   <translation>Die Gewichte, wohin der letzte Stapel sie drängte, oder wie weit sie gekommen sind</translation>
  </message>
  <message>
   <source>The whole network at once: what flows to its answer, and how every number is made</source>
   <translation>Das ganze Netz auf einmal: was zu seiner Antwort fließt und wie jede Zahl entsteht</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>There are no answers {digit}.</source>
   <translation>Es gibt keine Antworten {digit}.</translation>
  </message>
  <message>
   <source>There are no numbers to paste; copy a table of them first.</source>
   <translation>Es gibt keine Zahlen einzufügen; kopiere zuerst eine Tabelle davon.</translation>
  </message>
  <message>
   <source>There are no pictures to compare by.</source>
   <translation>Es gibt keine Bilder zum Vergleichen.</translation>
  </message>
  <message>
   <source>There are no pictures to {what}.</source>
   <translation>Es gibt keine Bilder zum {what}.</translation>
  </message>
  <message>
   <source>There are no t10k files</source>
   <translation>Es gibt keine t10k-Dateien</translation>
  </message>
  <message>
   <source>There are no {digit}s.</source>
   <translation>Es gibt keine {digit}.</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>Es gibt keine.</translation>
  </message>
  <message>
   <source>There are other such changes, and a person may see no difference where the network does.</source>
   <translation>Es gibt noch andere solche Änderungen, und ein Mensch sieht vielleicht keinen Unterschied, wo das Netz einen sieht.</translation>
  </message>
  <message>
   <source>There are {pictures:,} pictures but {labels:,} labels.</source>
   <translation>Die Zahl der Bilder ist {pictures:,}, die der Labels aber {labels:,}.</translation>
  </message>
  <message>
   <source>There is no answer to this: some of the network's numbers may be too large.
Choose another method, or open other weights.</source>
   <translation>Darauf gibt es keine Antwort: Einige Zahlen des Netzes sind vielleicht zu groß.
Wähle eine andere Methode, oder öffne andere Gewichte.</translation>
  </message>
  <message>
   <source>There is no class {wanted}: the network's classes are 0 to {most}.</source>
   <translation>Es gibt keine Klasse {wanted}: Die Klassen des Netzes sind 0 bis {most}.</translation>
  </message>
  <message>
   <source>There is no data set at {path}; {accepted}.</source>
   <translation>{path} gibt es nicht; {accepted}.</translation>
  </message>
  <message>
   <source>There is no digit here any more.</source>
   <translation>Hier ist keine Ziffer mehr.</translation>
  </message>
  <message>
   <source>There is no digit here: draw one first.</source>
   <translation>Hier ist keine Ziffer: Zeichne zuerst eine.</translation>
  </message>
  <message>
   <source>There is no digit in {name}.</source>
   <translation>In {name} ist keine Ziffer.</translation>
  </message>
  <message>
   <source>There is no file {path}.</source>
   <translation>Es gibt keine Datei {path}.</translation>
  </message>
  <message>
   <source>There is no format called {name!r}; there are {formats}.</source>
   <translation>Es gibt kein Format namens {name!r}; es gibt {formats}.</translation>
  </message>
  <message>
   <source>There is no gradient here: the batches of a run bring one, and other weights take it away.
During a run in the Train tab every batch shows here which way it wants the weights.</source>
   <translation>Hier gibt es keinen Gradienten: Die Stapel eines Laufs bringen einen, und andere Gewichte nehmen ihn wieder weg.
Während eines Laufs im Reiter Training zeigt jeder Stapel hier, wohin er die Gewichte haben will.</translation>
  </message>
  <message>
   <source>There is no initialisation called {name!r}; there are {there}.</source>
   <translation>Es gibt keine Initialisierung namens {name!r}; es gibt {there}.</translation>
  </message>
  <message>
   <source>There is no method called {name!r}; there are {methods}.</source>
   <translation>Es gibt keine Methode namens {name!r}; es gibt {methods}.</translation>
  </message>
  <message>
   <source>There is no number {position} among {shape}.</source>
   <translation>Eine Zahl an der Stelle {position} gibt es unter {shape} nicht.</translation>
  </message>
  <message>
   <source>There is no padding: the kernel stays inside the picture. </source>
   <translation>Es gibt kein Padding: Der Kernel bleibt im Bild. </translation>
  </message>
  <message>
   <source>There is no picture to take over.</source>
   <translation>Es gibt kein Bild zu übernehmen.</translation>
  </message>
  <message>
   <source>There is no preset called {name!r}; there are {presets}.</source>
   <translation>Es gibt keine Vorlage namens {name!r}; es gibt {presets}.</translation>
  </message>
  <message>
   <source>There is no {what} called {value!r}; there are {there}.</source>
   <translation>Für „{what}“ gibt es {value!r} nicht; es gibt {there}.</translation>
  </message>
  <message>
   <source>There is not enough memory for this network: make it smaller. Nothing has changed.</source>
   <translation>Der Speicher reicht für dieses Netz nicht: Mache es kleiner. Nichts hat sich geändert.</translation>
  </message>
  <message>
   <source>There is not enough memory for this.</source>
   <translation>Dafür reicht der Speicher nicht.</translation>
  </message>
  <message>
   <source>There is not enough memory for this. Your drawing and the weights are kept.</source>
   <translation>Dafür reicht der Speicher nicht. Deine Zeichnung und die Gewichte bleiben erhalten.</translation>
  </message>
  <message>
   <source>There is not enough memory to read {name}.</source>
   <translation>Der Speicher reicht nicht, um {name} zu lesen.</translation>
  </message>
  <message>
   <source>There is not enough memory to write My digits.</source>
   <translation>Der Speicher reicht nicht, um „Meine Ziffern“ zu schreiben.</translation>
  </message>
  <message>
   <source>There is not enough memory to write {name}.</source>
   <translation>Der Speicher reicht nicht, um {name} zu schreiben.</translation>
  </message>
  <message>
   <source>There is nothing to copy: no digit has been read.</source>
   <translation>Es gibt nichts zu kopieren: Keine Ziffer wurde gelesen.</translation>
  </message>
  <message>
   <source>There is nothing to read here: draw a digit first.</source>
   <translation>Hier gibt es nichts zu lesen: Zeichne zuerst eine Ziffer.</translation>
  </message>
  <message>
   <source>There is nothing to teach yet: draw a digit, then type what it says.</source>
   <translation>Noch gibt es nichts beizubringen: Zeichne eine Ziffer und tippe dann, was da steht.</translation>
  </message>
  <message>
   <source>There is nothing to teach: draw a digit first, then say what it is.</source>
   <translation>Es gibt nichts beizubringen: Zeichne zuerst eine Ziffer und sage dann, was sie ist.</translation>
  </message>
  <message>
   <source>There is too little ink beside what was crossed out.</source>
   <translation>Neben dem Durchgestrichenen ist zu wenig Tinte da.</translation>
  </message>
  <message>
   <source>There is too little ink for {count} digits.</source>
   <translation>Für {count} Ziffern ist zu wenig Tinte da.</translation>
  </message>
  <message>
   <source>These data have no part for testing; set aside for that: {test:,} of the {all:,} pictures.</source>
   <translation>Diese Daten haben keinen Teil zum Testen; dafür zurückgelegt: {test:,} der {all:,} Bilder.</translation>
  </message>
  <message>
   <source>They can be turned while a run goes on.</source>
   <translation>Sie lassen sich während eines Laufs verstellen.</translation>
  </message>
  <message>
   <source>Thic&amp;ker brush</source>
   <translation>D&amp;ickerer Pinsel</translation>
  </message>
  <message>
   <source>Thickness of the brush</source>
   <translation>Dicke des Pinsels</translation>
  </message>
  <message>
   <source>This cannot be opened: drop a picture, weights, a network, a data set or a lesson.</source>
   <translation>Das lässt sich nicht öffnen: Lege ein Bild, Gewichte, ein Netz, einen Datensatz oder eine Lektion ab.</translation>
  </message>
  <message>
   <source>This drawing is among My digits as {labels} already.</source>
   <translation>Diese Zeichnung ist in „Meine Ziffern“ schon als {labels}.</translation>
  </message>
  <message>
   <source>This filter is {depth} deep, as what the network puts into {name} is: choose your drawing or an MNIST digit as the picture. The lesson before is kept.</source>
   <translation>Dieser Filter ist {depth} tief wie das, was das Netz in {name} hineingibt: Wähle die Zeichnung oder eine MNIST-Ziffer als Bild. Das vorige Beispiel bleibt.</translation>
  </message>
  <message>
   <source>This is</source>
   <translation>Dies ist</translation>
  </message>
  <message>
   <source>This is {digit}</source>
   <translation>Das ist {digit}</translation>
  </message>
  <message>
   <source>This network gives {classes:,} answers, and there are {digits} digits: it can be built, looked at and saved, but not used here. End it in a dense layer of {digits} units.</source>
   <translation>Dieses Netz gibt {classes:,} Antworten, und es gibt {digits} Ziffern: Es kann gebaut, angesehen und gespeichert, hier aber nicht verwendet werden. Lass es in einer dichten Schicht mit {digits} Einheiten enden.</translation>
  </message>
  <message>
   <source>This network has no answer</source>
   <translation>Dieses Netz hat keine Antwort</translation>
  </message>
  <message>
   <source>This network has no answer: what it computes is not finite.</source>
   <translation>Dieses Netz hat keine Antwort: Was es berechnet, ist nicht endlich.</translation>
  </message>
  <message>
   <source>This network has no convolution, so it has no filters; here is your own kernel instead.</source>
   <translation>Dieses Netz hat keine Faltung und so auch keine Filter; hier ist stattdessen dein eigener Kernel.</translation>
  </message>
  <message>
   <source>This network has no convolution, so there are no feature maps for Grad-CAM to look at.</source>
   <translation>Dieses Netz hat keine Faltung, also keine Merkmalskarten für Grad-CAM.</translation>
  </message>
  <message>
   <source>This network has no convolution, so there are no feature maps for Grad-CAM to look at.
Choose another method.</source>
   <translation>Dieses Netz hat keine Faltung, also keine Merkmalskarten für Grad-CAM.
Wähle eine andere Methode.</translation>
  </message>
  <message>
   <source>This network has no layer with weights, so there is nothing that wants anything.
Choose another preset in the Network menu, or open other weights.</source>
   <translation>Dieses Netz hat keine Schicht mit Gewichten, also hat nichts darin Vorlieben.
Wähle eine andere Vorlage im Menü Netz oder öffne andere Gewichte.</translation>
  </message>
  <message>
   <source>This network has no layer with weights, so there is nothing to see.
Choose another preset in the Network menu, or open other weights.</source>
   <translation>Dieses Netz hat keine Schicht mit Gewichten, also gibt es nichts zu sehen.
Wähle eine andere Vorlage im Menü Netz oder öffne andere Gewichte.</translation>
  </message>
  <message>
   <source>This network is open. File, Save weights writes it to a file that other programs can read, too; File, Open weights brings it back. F1 lists all keys, and this tour is in the menu Help.</source>
   <translation>Dieses Netz ist offen. Datei, Gewichte speichern schreibt es in eine Datei, die auch andere Programme lesen können; Datei, Gewichte öffnen holt es zurück. F1 zeigt alle Tasten, und dieser Rundgang steht im Menü Hilfe.</translation>
  </message>
  <message>
   <source>This program cannot write ONNX files; one that was installed with pip can.</source>
   <translation>Dieses Programm kann keine ONNX-Dateien schreiben; eines, das mit pip installiert wurde, kann es.</translation>
  </message>
  <message>
   <source>This run changes no picture: choose “Vary the pictures” to see what that does.</source>
   <translation>Dieser Lauf ändert kein Bild: Wähle „Bilder verändern“, um zu sehen, was das bewirkt.</translation>
  </message>
  <message>
   <source>This run has</source>
   <translation>Dieser Lauf hat</translation>
  </message>
  <message>
   <source>This run is damaged: {reason} Delete removes it.</source>
   <translation>Dieser Lauf ist beschädigt: {reason} Löschen entfernt ihn.</translation>
  </message>
  <message>
   <source>Those it learns from: being better here than in validation is learning by heart</source>
   <translation>Aus diesen lernt es: Hier besser zu sein als bei der Validierung, heißt auswendig lernen</translation>
  </message>
  <message>
   <source>Those of others, kept for validation</source>
   <translation>Die von anderen, zurückgehalten zur Validierung</translation>
  </message>
  <message>
   <source>Three convolutions with ReLUs between, from Adit Deshpande's beginner's guide.</source>
   <translation>Drei Faltungen mit ReLUs dazwischen, aus Adit Deshpandes Einführung.</translation>
  </message>
  <message>
   <source>To do: {left}.</source>
   <translation>Zu tun: {left}.</translation>
  </message>
  <message>
   <source>To learn what is no digit takes the cross-entropy.</source>
   <translation>Um zu lernen, was keine Ziffer ist, braucht es die Kreuzentropie.</translation>
  </message>
  <message>
   <source>To the next step; what is still to be done may be left out ({key})</source>
   <translation>Zum nächsten Schritt; was noch zu tun ist, darf ausgelassen werden ({key})</translation>
  </message>
  <message>
   <source>To the step before ({key})</source>
   <translation>Zum Schritt davor ({key})</translation>
  </message>
  <message>
   <source>To {pictures} pictures of digits its answers are not all finite.</source>
   <translation>Auf {pictures} Bilder von Ziffern sind nicht alle Antworten endlich.</translation>
  </message>
  <message>
   <source>Too many levels of symbolic links</source>
   <translation>die Verknüpfungen führen im Kreis</translation>
  </message>
  <message>
   <source>Too many open files</source>
   <translation>zu viele Dateien sind offen</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Train as the article did, not as this network learns best</source>
   <translation>Trainieren wie im Artikel, nicht so, wie dieses Netz am besten lernt</translation>
  </message>
  <message>
   <source>Train for 1 to {most:,} epochs, not {epochs:,}.</source>
   <translation>Trainiere 1 bis {most:,} Epochen, nicht {epochs:,}.</translation>
  </message>
  <message>
   <source>Train for one batch and pause</source>
   <translation>Einen Stapel trainieren und anhalten</translation>
  </message>
  <message numerus="yes">
   <source>Train for {count} epochs</source>
   <translation>
    <numerusform>{count} Epoche trainieren</numerusform>
    <numerusform>{count} Epochen trainieren</numerusform>
   </translation>
  </message>
  <message>
   <source>Train on from where a run was saved, as if it had never been interrupted</source>
   <translation>Weitertrainieren, wo ein Lauf gespeichert wurde, als wäre er nie unterbrochen worden</translation>
  </message>
  <message>
   <source>Train one &amp;epoch</source>
   <translation>Eine &amp;Epoche trainieren</translation>
  </message>
  <message>
   <source>Train one b&amp;atch</source>
   <translation>Einen Sta&amp;pel trainieren</translation>
  </message>
  <message>
   <source>Train says for how many epochs, 1 to {epochs}, and may say with how many pictures, {fewest} to {most:,}: Train: 1 epoch, 5000 pictures.</source>
   <translation>Train sagt, wie viele Epochen, 1 bis {epochs}, und darf sagen, mit wie vielen Bildern, {fewest} bis {most:,}: Train: 1 epoch, 5000 pictures.</translation>
  </message>
  <message>
   <source>Train up to the end of an epoch and pause</source>
   <translation>Bis zum Ende einer Epoche trainieren und anhalten</translation>
  </message>
  <message>
   <source>Train with these settings</source>
   <translation>Mit diesen Einstellungen trainieren</translation>
  </message>
  <message numerus="yes">
   <source>Trained for {count} epochs</source>
   <translation>
    <numerusform>Eine Epoche trainiert</numerusform>
    <numerusform>{count} Epochen trainiert</numerusform>
   </translation>
  </message>
  <message>
   <source>Trained last with {settings}</source>
   <translation>Zuletzt trainiert mit {settings}</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Training diverged in epoch {epoch}: {what}. {advice}</source>
   <translation>Das Training ist in Epoche {epoch} entgleist: {what}. {advice}</translation>
  </message>
  <message>
   <source>Training has changed the weights, and no file of yours holds them yet.</source>
   <translation>Das Training hat die Gewichte geändert, und noch enthält sie keine deiner Dateien.</translation>
  </message>
  <message>
   <source>Training is complete; its test was stopped.</source>
   <translation>Das Training ist fertig; sein Test wurde gestoppt.</translation>
  </message>
  <message>
   <source>Try a learning rate below {rate:g}, or a network with batch normalisation.</source>
   <translation>Versuche es mit einer Lernrate unter {rate:g} oder mit einem Netz mit Batch-Normalisierung.</translation>
  </message>
  <message>
   <source>Try a learning rate below {rate:g}, or the cross-entropy as the loss.</source>
   <translation>Versuche es mit einer Lernrate unter {rate:g} oder mit der Kreuzentropie als Verlust.</translation>
  </message>
  <message>
   <source>Try a learning rate below {rate:g}.</source>
   <translation>Versuche es mit einer Lernrate unter {rate:g}.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Noch einmal</translation>
  </message>
  <message>
   <source>Try ever larger rates</source>
   <translation>Immer größere Raten ausprobieren</translation>
  </message>
  <message>
   <source>Try ever larger rates for a moment and see which one suits</source>
   <translation>Kurz immer größere Raten ausprobieren und sehen, welche passt</translation>
  </message>
  <message>
   <source>Turn the wheel to look nearer, drag to move; keys: + − arrows, 0 for all, Shift + arrows read</source>
   <translation>Mausrad: näher heran, Ziehen: verschieben; Tasten: + − Pfeile, 0 für alles, Umschalt + Pfeile: ablesen</translation>
  </message>
  <message>
   <source>Two 5x5 convolutions of eight filters, from Alejandro Escontrela's article.</source>
   <translation>Zwei 5x5-Faltungen mit acht Filtern, aus dem Artikel von Alejandro Escontrela.</translation>
  </message>
  <message>
   <source>Two pairs of same-size convolutions, average-pooling and a 1x1 convolution, from Rathi's article.</source>
   <translation>Zwei Paare größenerhaltender Faltungen, Mittelwert-Pooling und eine 1x1-Faltung, aus Rathis Artikel.</translation>
  </message>
  <message>
   <source>Two pairs of same-size convolutions, max-pooling and a 1x1 convolution, from Rathi's article.</source>
   <translation>Zwei Paare größenerhaltender Faltungen, Max-Pooling und eine 1x1-Faltung, aus Rathis Artikel.</translation>
  </message>
  <message>
   <source>Two places that stand in for each other both look unimportant, as only one is covered at a time.</source>
   <translation>Zwei Stellen, die einander ersetzen, sehen beide unwichtig aus, denn verdeckt wird immer nur eine.</translation>
  </message>
  <message>
   <source>Type in numbers</source>
   <translation>Zahlen eingeben</translation>
  </message>
  <message>
   <source>Type in numbers: arrows choose a cell, Ctrl+V pastes a table (F2; Escape ends it)</source>
   <translation>Zahlen eingeben: Pfeile wählen eine Zelle, Strg+V fügt eine Tabelle ein (F2; Esc beendet es)</translation>
  </message>
  <message>
   <source>Un&amp;it</source>
   <translation>E&amp;inheit</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo the last change to My digits</source>
   <translation>Die letzte Änderung an „Meine Ziffern“ rückgängig machen</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>Auf</translation>
  </message>
  <message>
   <source>Up to {last:.2g}, where it was stopped, the loss falls the fastest at a rate of {rate:.2g}: a larger one may be better.</source>
   <translation>Bis {last:.2g}, wo angehalten wurde, fällt der Verlust am schnellsten bei einer Rate von {rate:.2g}: Eine größere kann besser sein.</translation>
  </message>
  <message>
   <source>Update ÷ weight</source>
   <translation>Schritt ÷ Gewicht</translation>
  </message>
  <message>
   <source>Use this rate</source>
   <translation>Diese Rate verwenden</translation>
  </message>
  <message>
   <source>Valid</source>
   <translation>Ohne</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Validierung</translation>
  </message>
  <message>
   <source>Varied</source>
   <translation>Verändert</translation>
  </message>
  <message>
   <source>Vary the pictures</source>
   <translation>Bilder verändern</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>Urteil</translation>
  </message>
  <message>
   <source>Vertical Sobel</source>
   <translation>Sobel senkrecht</translation>
  </message>
  <message>
   <source>Views</source>
   <translation>Ansichten</translation>
  </message>
  <message>
   <source>Wants</source>
   <translation>Vorlieben</translation>
  </message>
  <message>
   <source>Weight decay</source>
   <translation>Gewichtszerfall</translation>
  </message>
  <message>
   <source>Weight decay lies from 0 to below 1; {decay:g} does not.</source>
   <translation>Der Gewichtszerfall liegt von 0 bis unter 1; {decay:g} tut das nicht.</translation>
  </message>
  <message>
   <source>Weight norm</source>
   <translation>Gewichtsnorm</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Gewichte</translation>
  </message>
  <message>
   <source>Weights (*.safetensors)</source>
   <translation>Gewichte (*.safetensors)</translation>
  </message>
  <message>
   <source>Weights (*.safetensors);;All files (*)</source>
   <translation>Gewichte (*.safetensors);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Weights cannot be opened</source>
   <translation>Gewichte können nicht geöffnet werden,</translation>
  </message>
  <message>
   <source>Weights of other programs (*.npz *.pkl *.pickle);;All files (*)</source>
   <translation>Gewichte anderer Programme (*.npz *.pkl *.pickle);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>What a filter or a unit of the network answers the most</source>
   <translation>Worauf ein Filter oder eine Einheit des Netzes am stärksten antwortet</translation>
  </message>
  <message>
   <source>What a picture would have to look like, layer by layer, for the signals that speak for the digit.</source>
   <translation>Wie ein Bild aussehen müsste, Schicht für Schicht, für die Signale, die für die Ziffer sprechen.</translation>
  </message>
  <message>
   <source>What a run does to its pictures</source>
   <translation>Was ein Lauf mit seinen Bildern macht</translation>
  </message>
  <message>
   <source>What a unit wants</source>
   <translation>Was eine Einheit mag</translation>
  </message>
  <message>
   <source>What comes of it</source>
   <translation>Was dabei herauskommt</translation>
  </message>
  <message>
   <source>What each pixel's ink has added to the digit's score, or taken from it, on the way from blank paper.</source>
   <translation>Was die Tinte jedes Pixels der Punktzahl der Ziffer gegeben oder genommen hat, auf dem Weg vom leeren Papier her.</translation>
  </message>
  <message>
   <source>What every layer looks for</source>
   <translation>Was jede Schicht sucht</translation>
  </message>
  <message>
   <source>What every layer makes of your drawing</source>
   <translation>Was jede Schicht aus der Zeichnung macht</translation>
  </message>
  <message>
   <source>What every number is then divided by: 0.3081 is the deviation of MNIST's pixels</source>
   <translation>Wodurch jede Zahl dann geteilt wird: 0,3081 ist die Abweichung der Pixel von MNIST</translation>
  </message>
  <message>
   <source>What every output goes through next</source>
   <translation>Was jede Ausgabe als Nächstes durchläuft</translation>
  </message>
  <message>
   <source>What flows to &lt;b&gt;{title}, channel {channel}&lt;/b&gt;</source>
   <translation>Was zu &lt;b&gt;{title}, Kanal {channel}&lt;/b&gt; fließt</translation>
  </message>
  <message>
   <source>What flows to the answer &lt;b&gt;{channel}&lt;/b&gt;</source>
   <translation>Was zur Antwort &lt;b&gt;{channel}&lt;/b&gt; fließt</translation>
  </message>
  <message>
   <source>What holds for every start: theme, processors, room for runs</source>
   <translation>Was für jeden Start gilt: Farben, Prozessoren, Platz für Läufe</translation>
  </message>
  <message>
   <source>What in your drawing the answer depends on</source>
   <translation>Wovon in der Zeichnung die Antwort abhängt</translation>
  </message>
  <message>
   <source>What is a convolution?</source>
   <translation>Was ist eine Faltung?</translation>
  </message>
  <message>
   <source>What is a learning-rate range test?</source>
   <translation>Was ist ein Lernraten-Test?</translation>
  </message>
  <message>
   <source>What is compared</source>
   <translation>Was verglichen wird</translation>
  </message>
  <message>
   <source>What is going on</source>
   <translation>Was gerade geschieht</translation>
  </message>
  <message>
   <source>What is in the box is no digit: it stays on the paper and is not read</source>
   <translation>Was im Kasten ist, ist keine Ziffer: Es bleibt auf dem Papier und wird nicht gelesen</translation>
  </message>
  <message>
   <source>What is made smaller: cross-entropy suits digits best</source>
   <translation>Was kleiner gemacht wird: Kreuzentropie passt am besten zu Ziffern</translation>
  </message>
  <message>
   <source>What is read</source>
   <translation>Was gelesen wird</translation>
  </message>
  <message>
   <source>What is set otherwise than it begins with</source>
   <translation>Was anders eingestellt ist als am Anfang</translation>
  </message>
  <message>
   <source>What is still to be done</source>
   <translation>Was noch zu tun ist</translation>
  </message>
  <message>
   <source>What is taken from every number: 0.1307 is the mean of MNIST's pixels, 0 to 1</source>
   <translation>Was von jeder Zahl abgezogen wird: 0,1307 ist der Mittelwert der Pixel von MNIST, 0 bis 1</translation>
  </message>
  <message>
   <source>What is this? {title}</source>
   <translation>Was ist das? {title}</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>Was nicht stimmt</translation>
  </message>
  <message>
   <source>What is wrong with the dials</source>
   <translation>Was an den Reglern nicht stimmt</translation>
  </message>
  <message>
   <source>What it answers</source>
   <translation>Was er antwortet</translation>
  </message>
  <message>
   <source>What it learnt from</source>
   <translation>Woraus er lernte</translation>
  </message>
  <message>
   <source>What lies beside what; while the network learns tiles keep their places: choose again to sort anew</source>
   <translation>Was neben was liegt; während das Netz lernt, behalten Kacheln ihren Platz: Neu wählen sortiert neu</translation>
  </message>
  <message>
   <source>What speaks for {wanted}, though the network answers {best}{where}</source>
   <translation>Was für {wanted} spricht, obwohl das Netz {best} antwortet{where}</translation>
  </message>
  <message>
   <source>What the colours stand for; on an even scale of counts no mistake would show</source>
   <translation>Wofür die Farben stehen; auf einer gleichmäßigen Skala der Anzahlen wäre kein Fehler zu sehen</translation>
  </message>
  <message>
   <source>What the curves show</source>
   <translation>Was die Kurven zeigen</translation>
  </message>
  <message>
   <source>What the layers do</source>
   <translation>Was die Schichten tun</translation>
  </message>
  <message>
   <source>What the method shows and what not</source>
   <translation>Was die Methode zeigt und was nicht</translation>
  </message>
  <message>
   <source>What the network is called: it goes with its weights</source>
   <translation>Wie das Netz heißt: Der Name geht mit seinen Gewichten</translation>
  </message>
  <message>
   <source>What the network reads</source>
   <translation>Was das Netz liest</translation>
  </message>
  <message>
   <source>What the network sees</source>
   <translation>Was das Netz sieht</translation>
  </message>
  <message>
   <source>What the network sees: your drawing in 28 x 28 pixels, centred as MNIST's digits are. Click to see how it comes about.</source>
   <translation>Was das Netz sieht: die Zeichnung in 28 x 28 Pixeln, zentriert wie die Ziffern von MNIST. Ein Klick zeigt, wie es entsteht.</translation>
  </message>
  <message>
   <source>What the pictures of each digit are read as</source>
   <translation>Als was die Bilder jeder Ziffer gelesen werden</translation>
  </message>
  <message>
   <source>What the program wrote down about faults</source>
   <translation>Was das Programm über Fehler aufschrieb</translation>
  </message>
  <message>
   <source>What the rate is multiplied by at each step down</source>
   <translation>Womit die Rate bei jeder Stufe multipliziert wird</translation>
  </message>
  <message>
   <source>What the test says</source>
   <translation>Was der Test sagt</translation>
  </message>
  <message>
   <source>What the window speaks from its next start on</source>
   <translation>Was das Fenster vom nächsten Start an spricht</translation>
  </message>
  <message>
   <source>What they come to on average: where the weights lie above zero it likes ink, whatever its form</source>
   <translation>Was sie im Mittel sind: Liegen die Gewichte über null, mag er Tinte, gleich welcher Form</translation>
  </message>
  <message>
   <source>What to see of it</source>
   <translation>Was davon zu sehen ist</translation>
  </message>
  <message>
   <source>What was done, step by step</source>
   <translation>Was getan wurde, Schritt für Schritt</translation>
  </message>
  <message>
   <source>What was learnt from your digits waits to be kept or undone: see the tab My digits.</source>
   <translation>Was aus deinen Ziffern gelernt wurde, wartet darauf, behalten oder rückgängig gemacht zu werden: siehe Reiter „Meine Ziffern“.</translation>
  </message>
  <message>
   <source>What was learnt is kept: save the weights, and open them tomorrow.</source>
   <translation>Das Gelernte ist behalten: Speichere die Gewichte und öffne sie morgen.</translation>
  </message>
  <message>
   <source>What was learnt is undone: the weights are as they were.</source>
   <translation>Das Gelernte ist rückgängig gemacht: Die Gewichte sind, wie sie waren.</translation>
  </message>
  <message>
   <source>What would make it a …?</source>
   <translation>Was macht es zur …?</translation>
  </message>
  <message>
   <source>What you built stays here</source>
   <translation>Das Gebaute bleibt hier erhalten</translation>
  </message>
  <message>
   <source>What you choose holds at once, the language from the next start on.</source>
   <translation>Was du wählst, gilt sofort, die Sprache vom nächsten Start an.</translation>
  </message>
  <message>
   <source>What you taught, and learning from it</source>
   <translation>Was du beigebracht hast, und daraus lernen</translation>
  </message>
  <message>
   <source>What {unit} answers the most</source>
   <translation>Worauf {unit} am stärksten antwortet</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <source>When a run ends, it is tested:
how many pictures of each digit are read right appears here.</source>
   <translation>Wenn ein Lauf endet, wird er getestet:
Hier erscheint, wie viele Bilder jeder Ziffer richtig gelesen werden.</translation>
  </message>
  <message>
   <source>When it began</source>
   <translation>Wann er begann</translation>
  </message>
  <message>
   <source>Where you are; choose any step to go there</source>
   <translation>Wo du bist; wähle einen Schritt, um hinzugehen</translation>
  </message>
  <message>
   <source>Whether answers with 90 % are right nine times out of ten</source>
   <translation>Ob Antworten mit 90 % in neun von zehn Fällen richtig sind</translation>
  </message>
  <message>
   <source>Which channel of the input to see, with its slice of the kernel (Page Up, Page Down)</source>
   <translation>Welcher Kanal der Eingabe zu sehen ist, mit seiner Scheibe des Kernels (Bild auf, Bild ab)</translation>
  </message>
  <message>
   <source>Which convolution of the network the filter is from</source>
   <translation>Aus welcher Faltung des Netzes der Filter ist</translation>
  </message>
  <message>
   <source>Which digit to ask about: the network's answer, or any other</source>
   <translation>Nach welcher Ziffer gefragt wird: der Antwort des Netzes oder einer anderen</translation>
  </message>
  <message>
   <source>Which digits to go through</source>
   <translation>Welche Ziffern durchgegangen werden</translation>
  </message>
  <message>
   <source>Which filter, counted from 0</source>
   <translation>Welcher Filter, von 0 gezählt</translation>
  </message>
  <message>
   <source>Which layer to look at</source>
   <translation>Welche Schicht zu sehen ist</translation>
  </message>
  <message>
   <source>Which learning rate?</source>
   <translation>Welche Lernrate?</translation>
  </message>
  <message>
   <source>Which of its filters or units, counted from 0; the arrow keys go through them</source>
   <translation>Welcher ihrer Filter oder welche ihrer Einheiten, von 0 gezählt; die Pfeiltasten gehen sie durch</translation>
  </message>
  <message>
   <source>Which of the filters' input channels to see</source>
   <translation>Welcher der Eingangskanäle der Filter zu sehen ist</translation>
  </message>
  <message>
   <source>Which of your ink speaks for the digit and which against it, if the network were a straight line here.</source>
   <translation>Welche Tinte für die Ziffer spricht und welche dagegen, wäre das Netz hier eine Gerade.</translation>
  </message>
  <message>
   <source>Which one, counted from 0</source>
   <translation>Welcher, von 0 gezählt</translation>
  </message>
  <message>
   <source>Which part of them: validation, unless you have a reason for another</source>
   <translation>Welcher Teil davon: Validierung, außer du hast einen Grund für einen anderen</translation>
  </message>
  <message>
   <source>Which regions of a layer's feature maps speak for the digit.</source>
   <translation>Welche Gegenden der Merkmalskarten einer Schicht für die Ziffer sprechen.</translation>
  </message>
  <message>
   <source>Which step of this column to see: they follow each other from top to bottom</source>
   <translation>Welcher Schritt dieser Spalte zu sehen ist: Sie folgen einander von oben nach unten</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <source>Why are pictures changed?</source>
   <translation>Warum werden Bilder verändert?</translation>
  </message>
  <message>
   <source>Why the network answers {best}{where}</source>
   <translation>Warum das Netz {best} antwortet{where}</translation>
  </message>
  <message>
   <source>Why this answer?</source>
   <translation>Warum diese Antwort?</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>Wipe the drawing away</source>
   <translation>Die Zeichnung wegwischen</translation>
  </message>
  <message>
   <source>With stride 1 the kernel moves on by one pixel at a time.</source>
   <translation>Bei Schrittweite 1 rückt der Kernel um je ein Pixel weiter.</translation>
  </message>
  <message>
   <source>With stride {stride} the kernel moves on by {stride} pixels at a time: fewer outputs.</source>
   <translation>Bei Schrittweite {stride} rückt der Kernel um je {stride} Pixel weiter: weniger Ausgaben.</translation>
  </message>
  <message>
   <source>With the activations of {name}…</source>
   <translation>Mit den Aktivierungen von {name}…</translation>
  </message>
  <message>
   <source>With the mouse, a finger or a pen; a picture can be dropped or pasted, too. On the keyboard, the arrow keys carry the pen and Space puts it down. Several digits side by side are read as a number.</source>
   <translation>Mit Maus, Finger oder Stift; auch ein Bild lässt sich hineinziehen oder einfügen. Auf der Tastatur führen die Pfeiltasten den Stift, und die Leertaste setzt ihn auf. Mehrere Ziffern nebeneinander werden als Zahl gelesen.</translation>
  </message>
  <message>
   <source>With the weights of this moment</source>
   <translation>Mit den Gewichten dieses Augenblicks</translation>
  </message>
  <message>
   <source>With this change the network answers {wanted}, with {chance}.</source>
   <translation>Mit dieser Änderung antwortet das Netz {wanted}, mit {chance}.</translation>
  </message>
  <message>
   <source>Write all it takes to go on with this run on another day</source>
   <translation>Alles schreiben, was es braucht, um diesen Lauf an einem anderen Tag fortzusetzen</translation>
  </message>
  <message>
   <source>Write settings, curves, weights and pictures into a folder</source>
   <translation>Einstellungen, Kurven, Gewichte und Bilder in einen Ordner schreiben</translation>
  </message>
  <message>
   <source>Write the weights of this moment</source>
   <translation>Die Gewichte dieses Augenblicks schreiben</translation>
  </message>
  <message>
   <source>Write the weights to another file</source>
   <translation>Die Gewichte in eine andere Datei schreiben</translation>
  </message>
  <message>
   <source>Write them to an .npz file: a data set that can be trained on</source>
   <translation>In eine .npz-Datei schreiben: ein Datensatz, mit dem trainiert werden kann</translation>
  </message>
  <message>
   <source>Writes all maps into one row of numbers, as a dense layer needs them.</source>
   <translation>Schreibt alle Karten in eine Reihe von Zahlen, wie eine dichte Schicht sie braucht.</translation>
  </message>
  <message>
   <source>Wrong? Type what it says, or click the right digit's bar.</source>
   <translation>Falsch? Tippe, was da steht, oder klicke den Balken.</translation>
  </message>
  <message>
   <source>You can try it on the canvas before you decide.</source>
   <translation>Vor der Entscheidung kannst du es auf der Zeichenfläche ausprobieren.</translation>
  </message>
  <message>
   <source>You left the lesson at step {number}; Help, Lessons goes on there.</source>
   <translation>Du hast die Lektion bei Schritt {number} verlassen; Hilfe, Lektionen macht dort weiter.</translation>
  </message>
  <message>
   <source>Your answer</source>
   <translation>Deine Antwort</translation>
  </message>
  <message>
   <source>Your drawing</source>
   <translation>Deine Zeichnung</translation>
  </message>
  <message>
   <source>Your drawing, 28 × 28</source>
   <translation>Deine Zeichnung, 28 × 28</translation>
  </message>
  <message>
   <source>Your last drawing is back. Undo takes it away.</source>
   <translation>Deine letzte Zeichnung ist zurück. Rückgängig nimmt sie weg.</translation>
  </message>
  <message>
   <source>Your runs and digits</source>
   <translation>Eigene Läufe und Ziffern</translation>
  </message>
  <message>
   <source>Zeros around the picture: none (valid), as many as keep its size (same), or by hand</source>
   <translation>Nullen um das Bild: keine (ohne), so viele, dass es seine Größe behält (gleich), oder von Hand</translation>
  </message>
  <message>
   <source>Zeros around the picture: valid is none, same keeps the size, or so many pixels on every side</source>
   <translation>Nullen um das Bild: valid heißt keine, same behält die Größe, oder so viele Pixel an jeder Seite</translation>
  </message>
  <message>
   <source>Zeros on every side</source>
   <translation>Nullen an jeder Seite</translation>
  </message>
  <message>
   <source>Zhou</source>
   <translation>Zhou</translation>
  </message>
  <message>
   <source>Zhou's first example: a 4 × 4 picture and the vertical Sobel filter give 2 × 2 numbers, 29 first</source>
   <translation>Zhous erstes Beispiel: Ein 4-×-4-Bild und der senkrechte Sobel-Filter ergeben 2 × 2 Zahlen, zuerst 29</translation>
  </message>
  <message>
   <source>Zhou's first layers: 28 × 28 becomes 26 × 26 × 8 with eight filters, and 13 × 13 × 8 after max pooling</source>
   <translation>Zhous erste Schichten: Aus 28 × 28 wird 26 × 26 × 8 mit acht Filtern und 13 × 13 × 8 nach Max-Pooling</translation>
  </message>
  <message>
   <source>Zhou's second: the vertical Sobel filter finds the upright edges of a digit</source>
   <translation>Zhous zweites: Der senkrechte Sobel-Filter findet die aufrechten Kanten einer Ziffer</translation>
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
   <source>a lesson begins with its title, a line such as "# How a network sees".</source>
   <translation>Eine Lektion beginnt mit ihrem Titel, einer Zeile wie „# How a network sees“.</translation>
  </message>
  <message>
   <source>a lesson has one title; a step begins with two marks, such as "## See the filters".</source>
   <translation>Eine Lektion hat einen Titel; ein Schritt beginnt mit zwei Zeichen wie in „## See the filters“.</translation>
  </message>
  <message>
   <source>a new collection begins</source>
   <translation>eine neue Sammlung beginnt</translation>
  </message>
  <message>
   <source>a number that is not finite</source>
   <translation>eine nicht endliche Zahl</translation>
  </message>
  <message>
   <source>a proposal, which waits for the person</source>
   <translation>ein Vorschlag, der auf die Entscheidung wartet</translation>
  </message>
  <message>
   <source>a question is missing: "Ask: How many filters are there? = 8".</source>
   <translation>Es fehlt eine Frage: „Ask: How many filters are there? = 8“.</translation>
  </message>
  <message>
   <source>a {digit}</source>
   <translation>eine {digit}</translation>
  </message>
  <message>
   <source>above each: the digit, read by A | by B</source>
   <translation>über jedem: die Ziffer, gelesen von A | von B</translation>
  </message>
  <message>
   <source>accuracy, %</source>
   <translation>Genauigkeit, %</translation>
  </message>
  <message>
   <source>adam</source>
   <translation>Adam</translation>
  </message>
  <message>
   <source>adamw</source>
   <translation>AdamW</translation>
  </message>
  <message>
   <source>added</source>
   <translation>hinzu</translation>
  </message>
  <message>
   <source>after</source>
   <translation>nachher</translation>
  </message>
  <message>
   <source>after epoch {epoch} of {epochs}</source>
   <translation>nach Epoche {epoch} von {epochs}</translation>
  </message>
  <message>
   <source>almost 0</source>
   <translation>fast 0</translation>
  </message>
  <message>
   <source>an 8</source>
   <translation>eine 8</translation>
  </message>
  <message>
   <source>an epoch, which is looked at</source>
   <translation>eine Epoche, die betrachtet wird</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>answer the question</source>
   <translation>die Frage beantworten</translation>
  </message>
  <message>
   <source>answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>answers that are right, %</source>
   <translation>richtige Antworten, %</translation>
  </message>
  <message>
   <source>arrow keys</source>
   <translation>Pfeiltasten</translation>
  </message>
  <message>
   <source>as it ended</source>
   <translation>wie er endete</translation>
  </message>
  <message>
   <source>augment</source>
   <translation>verändern</translation>
  </message>
  <message>
   <source>automatic</source>
   <translation>automatisch</translation>
  </message>
  <message>
   <source>averaging</source>
   <translation>Mittelung</translation>
  </message>
  <message>
   <source>averaging {factor:g}</source>
   <translation>Mittelung {factor:g}</translation>
  </message>
  <message>
   <source>batch</source>
   <translation>Stapel</translation>
  </message>
  <message>
   <source>batch size</source>
   <translation>Stapelgröße</translation>
  </message>
  <message>
   <source>batches of {size:,}</source>
   <translation>Stapel von {size:,}</translation>
  </message>
  <message>
   <source>before</source>
   <translation>vorher</translation>
  </message>
  <message>
   <source>before it is decided whether what was learnt is kept or undone.</source>
   <translation>bevor entschieden ist, ob das Gelernte behalten oder rückgängig gemacht wird.</translation>
  </message>
  <message>
   <source>before its first batch</source>
   <translation>vor dem ersten Stapel</translation>
  </message>
  <message>
   <source>before the first epoch</source>
   <translation>vor der ersten Epoche</translation>
  </message>
  <message>
   <source>betas</source>
   <translation>Betas</translation>
  </message>
  <message>
   <source>beyond the edge</source>
   <translation>jenseits des Randes</translation>
  </message>
  <message>
   <source>bias {bias}</source>
   <translation>Bias {bias}</translation>
  </message>
  <message>
   <source>blue</source>
   <translation>blau</translation>
  </message>
  <message>
   <source>calibration</source>
   <translation>Kalibrierung</translation>
  </message>
  <message>
   <source>cannot follow</source>
   <translation>passt nicht dahinter</translation>
  </message>
  <message>
   <source>changed on its way</source>
   <translation>unterwegs geändert</translation>
  </message>
  <message>
   <source>channel {channel}</source>
   <translation>Kanal {channel}</translation>
  </message>
  <message>
   <source>channel {tile}  ·  (row {row}, column {column})</source>
   <translation>Kanal {tile}  ·  (Zeile {row}, Spalte {column})</translation>
  </message>
  <message>
   <source>channels</source>
   <translation>Kanäle</translation>
  </message>
  <message>
   <source>chosen for you</source>
   <translation>für dich gewählt</translation>
  </message>
  <message>
   <source>class {tile}</source>
   <translation>Klasse {tile}</translation>
  </message>
  <message>
   <source>close the replay</source>
   <translation>die Wiedergabe schließen</translation>
  </message>
  <message>
   <source>constant</source>
   <translation>konstant</translation>
  </message>
  <message>
   <source>cosine</source>
   <translation>Kosinus</translation>
  </message>
  <message>
   <source>created</source>
   <translation>erstellt</translation>
  </message>
  <message>
   <source>cross-entropy</source>
   <translation>Kreuzentropie</translation>
  </message>
  <message>
   <source>d MMM</source>
   <comment>a date in Qt's letters</comment>
   <translation>d. MMM</translation>
  </message>
  <message>
   <source>d MMM yyyy</source>
   <comment>a date in Qt's letters</comment>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <source>data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>dataset</source>
   <translation>Datensatz</translation>
  </message>
  <message>
   <source>dd MMM yyyy, HH:mm</source>
   <comment>a date in Qt's letters</comment>
   <translation>dd.MM.yyyy, HH:mm</translation>
  </message>
  <message>
   <source>dd MMMM yyyy, HH:mm</source>
   <comment>a date in Qt's letters</comment>
   <translation>d. MMMM yyyy, HH:mm</translation>
  </message>
  <message>
   <source>dead</source>
   <translation>tot</translation>
  </message>
  <message>
   <source>decay</source>
   <translation>Abklingen</translation>
  </message>
  <message>
   <source>digit</source>
   <translation>Ziffer</translation>
  </message>
  <message>
   <source>divided by fan-in</source>
   <translation>durch Fan-in geteilt</translation>
  </message>
  <message>
   <source>divided by its deviation</source>
   <translation>geteilt durch seine Abweichung</translation>
  </message>
  <message>
   <source>divided by the deviation</source>
   <translation>geteilt durch die Abweichung</translation>
  </message>
  <message>
   <source>does not begin with a list of arrays</source>
   <translation>beginnt nicht mit einer Liste von Arrays</translation>
  </message>
  <message>
   <source>draw on the canvas</source>
   <translation>auf die Zeichenfläche zeichnen</translation>
  </message>
  <message>
   <source>drawing</source>
   <translation>Zeichnung</translation>
  </message>
  <message>
   <source>drawn</source>
   <translation>gezeichnet</translation>
  </message>
  <message>
   <source>drawn by rule</source>
   <translation>nach Regeln gezeichnet</translation>
  </message>
  <message>
   <source>e to that power</source>
   <translation>e hoch das</translation>
  </message>
  <message>
   <source>edge</source>
   <translation>Rand</translation>
  </message>
  <message>
   <source>epoch</source>
   <translation>Epoche</translation>
  </message>
  <message>
   <source>epoch 0</source>
   <translation>Epoche 0</translation>
  </message>
  <message>
   <source>epoch {epoch} of {epochs}{share}</source>
   <translation>Epoche {epoch} von {epochs}{share}</translation>
  </message>
  <message>
   <source>epoch {epoch}/{epochs}</source>
   <translation>Epoche {epoch}/{epochs}</translation>
  </message>
  <message>
   <source>epoch {place:.2f}: {changes}</source>
   <translation>Epoche {place:.2f}: {changes}</translation>
  </message>
  <message>
   <source>epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <source>epsilon</source>
   <translation>Epsilon</translation>
  </message>
  <message>
   <source>evaluate</source>
   <translation>Auswerten</translation>
  </message>
  <message>
   <source>fewer than 1 of 1,000 cases</source>
   <translation>weniger als 1 von 1.000 Fällen</translation>
  </message>
  <message>
   <source>filter</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>filters</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>finish</source>
   <translation>Abschluss</translation>
  </message>
  <message>
   <source>finishing part</source>
   <translation>Abschluss</translation>
  </message>
  <message>
   <source>finishing {share}</source>
   <translation>Abschluss {share}</translation>
  </message>
  <message>
   <source>first batch</source>
   <translation>erster Stapel</translation>
  </message>
  <message>
   <source>first component, {first:.1f} % of the variance</source>
   <translation>erste Komponente, {first:.1f} % der Varianz</translation>
  </message>
  <message>
   <source>folded</source>
   <translation>zugeklappt</translation>
  </message>
  <message>
   <source>for {wanted}</source>
   <translation>für {wanted}</translation>
  </message>
  <message>
   <source>from, %</source>
   <translation>von, %</translation>
  </message>
  <message>
   <source>give "mnist", "strokes", "mnist+strokes", a folder of IDX files or an .npz file</source>
   <translation>gib „mnist“, „strokes“, „mnist+strokes“, einen Ordner mit IDX-Dateien oder eine .npz-Datei an</translation>
  </message>
  <message>
   <source>give it other weights</source>
   <translation>ihm andere Gewichte geben</translation>
  </message>
  <message>
   <source>glorot</source>
   <translation>glorot</translation>
  </message>
  <message>
   <source>go back to the network from before</source>
   <translation>zum Netz von vorher zurückkehren</translation>
  </message>
  <message>
   <source>go on with that run</source>
   <translation>diesen Lauf fortsetzen</translation>
  </message>
  <message>
   <source>go on with the run, or stop it</source>
   <translation>den Lauf fortsetzen oder beenden</translation>
  </message>
  <message>
   <source>green</source>
   <translation>grün</translation>
  </message>
  <message>
   <source>he</source>
   <translation>he</translation>
  </message>
  <message>
   <source>height</source>
   <translation>Höhe</translation>
  </message>
  <message>
   <source>height = {height}
width = {width}</source>
   <translation>Höhe = {height}
Breite = {width}</translation>
  </message>
  <message>
   <source>height and width = {side}</source>
   <translation>Höhe und Breite = {side}</translation>
  </message>
  <message>
   <source>holds an array that cannot be put together</source>
   <translation>enthält ein Array, das sich nicht zusammensetzen lässt</translation>
  </message>
  <message>
   <source>holds an array that is not of numbers</source>
   <translation>enthält ein Array, das nicht aus Zahlen besteht</translation>
  </message>
  <message>
   <source>holds an array whose size is not that of its numbers</source>
   <translation>enthält ein Array, dessen Größe nicht die seiner Zahlen ist</translation>
  </message>
  <message>
   <source>holds an array without numbers</source>
   <translation>enthält ein Array ohne Zahlen</translation>
  </message>
  <message>
   <source>holds more than arrays and numbers</source>
   <translation>enthält mehr als Arrays und Zahlen</translation>
  </message>
  <message>
   <source>holds numbers in an order of bytes that there is not</source>
   <translation>enthält Zahlen in einer Bytefolge, die es nicht gibt</translation>
  </message>
  <message>
   <source>holds {count} arrays and not {wanted}</source>
   <translation>enthält {count} Arrays und nicht {wanted}</translation>
  </message>
  <message>
   <source>images</source>
   <translation>Bildern</translation>
  </message>
  <message>
   <source>images and labels</source>
   <translation>Bilder und Labels</translation>
  </message>
  <message>
   <source>import others</source>
   <translation>andere importieren</translation>
  </message>
  <message>
   <source>in a replay</source>
   <translation>in der Wiedergabe</translation>
  </message>
  <message>
   <source>in epoch {epoch} of {epochs}</source>
   <translation>in Epoche {epoch} von {epochs}</translation>
  </message>
  <message>
   <source>in the data</source>
   <translation>in den Daten</translation>
  </message>
  <message>
   <source>in the run</source>
   <translation>im Lauf</translation>
  </message>
  <message>
   <source>in training</source>
   <translation>im Training</translation>
  </message>
  <message>
   <source>in {tab} nothing can be chosen by a lesson; name the tab alone.</source>
   <translation>In {tab} kann eine Lektion nichts wählen; nenne den Reiter allein.</translation>
  </message>
  <message>
   <source>initialisation</source>
   <translation>Initialisierung</translation>
  </message>
  <message>
   <source>input channel</source>
   <translation>Eingangskanal</translation>
  </message>
  <message>
   <source>input channels</source>
   <translation>Eingangskanälen</translation>
  </message>
  <message>
   <source>input {number}</source>
   <translation>Eingang {number}</translation>
  </message>
  <message>
   <source>is damaged or has been cut short</source>
   <translation>ist beschädigt oder abgeschnitten</translation>
  </message>
  <message>
   <source>is the digit in the box</source>
   <translation>ist die Ziffer im Kasten</translation>
  </message>
  <message>
   <source>is too large</source>
   <translation>ist zu groß</translation>
  </message>
  <message>
   <source>is too long</source>
   <translation>ist zu lang</translation>
  </message>
  <message>
   <source>is what all of it says</source>
   <translation>ist, was alles zusammen sagt</translation>
  </message>
  <message>
   <source>it cannot be written to</source>
   <translation>dorthin kann nicht geschrieben werden</translation>
  </message>
  <message>
   <source>its answer</source>
   <translation>seine Antwort</translation>
  </message>
  <message>
   <source>its answer, {best}</source>
   <translation>seine Antwort, {best}</translation>
  </message>
  <message>
   <source>its digits, Return</source>
   <translation>ihre Ziffern, Eingabe</translation>
  </message>
  <message>
   <source>its hyperbolic tangent, tanh(x)</source>
   <translation>ihr Tangens hyperbolicus, tanh(x)</translation>
  </message>
  <message>
   <source>its ink in a box, the box in a square</source>
   <translation>die Tinte in einem Kasten, der Kasten in einem Quadrat</translation>
  </message>
  <message>
   <source>its log ({folder}: {reason})</source>
   <translation>sein Protokoll ({folder}: {reason})</translation>
  </message>
  <message>
   <source>its weight moved to the middle</source>
   <translation>ihr Schwerpunkt in die Mitte gerückt</translation>
  </message>
  <message>
   <source>keep best</source>
   <translation>beste behalten</translation>
  </message>
  <message>
   <source>keep or undo what was learnt, in the tab My digits</source>
   <translation>das Gelernte behalten oder rückgängig machen, im Reiter „Meine Ziffern“</translation>
  </message>
  <message>
   <source>keeps the best epoch</source>
   <translation>behält die beste Epoche</translation>
  </message>
  <message>
   <source>kernel</source>
   <translation>Kernel</translation>
  </message>
  <message>
   <source>label smoothing</source>
   <translation>Label-Glättung</translation>
  </message>
  <message>
   <source>label smoothing {share:g}</source>
   <translation>Label-Glättung {share:g}</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>Labels</translation>
  </message>
  <message>
   <source>learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <source>learning your digits</source>
   <translation>lernt deine Ziffern</translation>
  </message>
  <message>
   <source>learnt, not kept yet</source>
   <translation>gelernt, noch nicht behalten</translation>
  </message>
  <message>
   <source>leave</source>
   <translation>schließen</translation>
  </message>
  <message>
   <source>lecun</source>
   <translation>lecun</translation>
  </message>
  <message>
   <source>line {number}: {error}</source>
   <translation>Zeile {number}: {error}</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>Verlust</translation>
  </message>
  <message>
   <source>make a new network</source>
   <translation>ein neues Netz anlegen</translation>
  </message>
  <message>
   <source>map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>maps</source>
   <translation>Karten</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>Mittelwert</translation>
  </message>
  <message>
   <source>mean probability, %</source>
   <translation>mittlere Wahrscheinlichkeit, %</translation>
  </message>
  <message>
   <source>mean squared error</source>
   <translation>mittlerer quadratischer Fehler</translation>
  </message>
  <message>
   <source>minus the channel's mean</source>
   <translation>minus dem Mittelwert des Kanals</translation>
  </message>
  <message>
   <source>minus the mean</source>
   <translation>minus dem Mittelwert</translation>
  </message>
  <message>
   <source>momentum</source>
   <translation>Momentum</translation>
  </message>
  <message>
   <source>name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>nesterov</source>
   <translation>Nesterov</translation>
  </message>
  <message>
   <source>network</source>
   <translation>Netz</translation>
  </message>
  <message>
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <source>no digit</source>
   <translation>keine Ziffer</translation>
  </message>
  <message>
   <source>no digits</source>
   <translation>keine Ziffern</translation>
  </message>
  <message>
   <source>nobody can wait for "{value}": it is a drawing, training finished, or the tab Filters.</source>
   <translation>Auf „{value}“ kann niemand warten: Es ist „a drawing“, „training finished“ oder „the tab Filters“.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>normal</source>
   <translation>normal</translation>
  </message>
  <message>
   <source>not computed yet</source>
   <translation>noch nicht berechnet</translation>
  </message>
  <message>
   <source>not digits</source>
   <translation>keine Ziffern</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>now.</source>
   <translation>solange dies im Gange ist.</translation>
  </message>
  <message>
   <source>number</source>
   <translation>Nummer</translation>
  </message>
  <message>
   <source>number</source>
   <comment>of pixels</comment>
   <translation>Zahl</translation>
  </message>
  <message>
   <source>of the digit</source>
   <translation>der Ziffer</translation>
  </message>
  <message>
   <source>of {channels}</source>
   <translation>von {channels}</translation>
  </message>
  <message>
   <source>of {count}</source>
   <translation>von {count}</translation>
  </message>
  <message>
   <source>one-cycle</source>
   <translation>Ein Zyklus</translation>
  </message>
  <message>
   <source>open others</source>
   <translation>andere öffnen</translation>
  </message>
  <message>
   <source>open the lesson's network</source>
   <translation>das Netz der Lektion öffnen</translation>
  </message>
  <message>
   <source>open the network {title}</source>
   <translation>das Netz {title} öffnen</translation>
  </message>
  <message>
   <source>open the tab {tab}</source>
   <translation>den Reiter {tab} öffnen</translation>
  </message>
  <message>
   <source>open this epoch</source>
   <translation>diese Epoche öffnen</translation>
  </message>
  <message>
   <source>open this run</source>
   <translation>diesen Lauf öffnen</translation>
  </message>
  <message>
   <source>openTSNE cannot be loaded ({error}): install it anew.</source>
   <translation>openTSNE lässt sich nicht laden ({error}): Installiere es neu.</translation>
  </message>
  <message>
   <source>optimizer</source>
   <translation>Optimierer</translation>
  </message>
  <message>
   <source>or drop a picture</source>
   <translation>oder ein Bild ablegen</translation>
  </message>
  <message>
   <source>or {second}, {less}</source>
   <translation>oder {second}, {less}</translation>
  </message>
  <message>
   <source>padding</source>
   <translation>Padding</translation>
  </message>
  <message>
   <source>parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>patience</source>
   <translation>Geduld</translation>
  </message>
  <message>
   <source>pen strokes</source>
   <translation>Stiftstriche</translation>
  </message>
  <message>
   <source>pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>plus its bias</source>
   <translation>plus sein Bias</translation>
  </message>
  <message>
   <source>points of strokes</source>
   <translation>Punkte von Strichen</translation>
  </message>
  <message>
   <source>precision</source>
   <translation>Präzision</translation>
  </message>
  <message>
   <source>precision ●</source>
   <translation>Präzision ●</translation>
  </message>
  <message>
   <source>preprocessing</source>
   <translation>Vorverarbeitung</translation>
  </message>
  <message>
   <source>probabilities</source>
   <translation>Wahrscheinlichkeiten</translation>
  </message>
  <message>
   <source>probability</source>
   <translation>Wahrscheinlichkeit</translation>
  </message>
  <message>
   <source>probability of the answer, %</source>
   <translation>Wahrscheinlichkeit der Antwort, %</translation>
  </message>
  <message>
   <source>put a digit on the canvas</source>
   <translation>eine Ziffer auf die Zeichenfläche legen</translation>
  </message>
  <message>
   <source>rate</source>
   <translation>Rate</translation>
  </message>
  <message>
   <source>read as</source>
   <translation>gelesen als</translation>
  </message>
  <message>
   <source>read as {answer}</source>
   <translation>gelesen als {answer}</translation>
  </message>
  <message>
   <source>read as {answer} with {chance}</source>
   <translation>gelesen als {answer} mit {chance}</translation>
  </message>
  <message>
   <source>read right</source>
   <translation>richtig gelesen</translation>
  </message>
  <message>
   <source>reading the data…</source>
   <translation>liest die Daten…</translation>
  </message>
  <message>
   <source>recall</source>
   <translation>Trefferquote</translation>
  </message>
  <message>
   <source>recall ◆</source>
   <translation>Trefferquote ◆</translation>
  </message>
  <message>
   <source>recall, %</source>
   <translation>Trefferquote, %</translation>
  </message>
  <message>
   <source>recipe</source>
   <translation>Rezept</translation>
  </message>
  <message>
   <source>red</source>
   <translation>rot</translation>
  </message>
  <message>
   <source>removed</source>
   <translation>weg</translation>
  </message>
  <message>
   <source>rewind the network</source>
   <translation>das Netz zurücksetzen</translation>
  </message>
  <message>
   <source>right click, Menu</source>
   <translation>Rechtsklick, Menü</translation>
  </message>
  <message>
   <source>right mouse button</source>
   <translation>rechte Maustaste</translation>
  </message>
  <message>
   <source>right, %</source>
   <translation>richtig, %</translation>
  </message>
  <message>
   <source>right, % (fewer mistakes upwards)</source>
   <translation>richtig, % (nach oben weniger Fehler)</translation>
  </message>
  <message>
   <source>rms decay</source>
   <translation>RMSprop-Abklingfaktor</translation>
  </message>
  <message>
   <source>rmsprop</source>
   <translation>RMSprop</translation>
  </message>
  <message>
   <source>same</source>
   <translation>gleich</translation>
  </message>
  <message>
   <source>scaled</source>
   <translation>skaliert</translation>
  </message>
  <message>
   <source>schedule</source>
   <translation>Plan</translation>
  </message>
  <message>
   <source>score</source>
   <translation>Punktzahl</translation>
  </message>
  <message>
   <source>second component, {second:.1f} % of the variance</source>
   <translation>zweite Komponente, {second:.1f} % der Varianz</translation>
  </message>
  <message>
   <source>seed</source>
   <translation>Startwert</translation>
  </message>
  <message>
   <source>settle</source>
   <translation>Ausklang</translation>
  </message>
  <message>
   <source>settling part</source>
   <translation>Ausklang</translation>
  </message>
  <message>
   <source>settling {share}</source>
   <translation>Ausklang {share}</translation>
  </message>
  <message>
   <source>sgd</source>
   <translation>SGD</translation>
  </message>
  <message>
   <source>shape</source>
   <translation>Form</translation>
  </message>
  <message>
   <source>share</source>
   <translation>Anteil</translation>
  </message>
  <message>
   <source>since the epoch that was shown first</source>
   <translation>seit der Epoche, die zuerst gezeigt wurde</translation>
  </message>
  <message>
   <source>since the network was opened</source>
   <translation>seit das Netz geöffnet wurde</translation>
  </message>
  <message>
   <source>since the start of the run</source>
   <translation>seit Beginn des Laufs</translation>
  </message>
  <message>
   <source>smoothed</source>
   <translation>geglättet</translation>
  </message>
  <message>
   <source>some answers are no longer numbers</source>
   <translation>Manche Antworten sind keine Zahlen mehr</translation>
  </message>
  <message>
   <source>some weights are no longer numbers</source>
   <translation>Manche Gewichte sind keine Zahlen mehr</translation>
  </message>
  <message>
   <source>std</source>
   <translation>Abweichung</translation>
  </message>
  <message>
   <source>step</source>
   <translation>gestuft</translation>
  </message>
  <message>
   <source>step epochs</source>
   <translation>Stufenlänge</translation>
  </message>
  <message>
   <source>step factor</source>
   <translation>Stufenfaktor</translation>
  </message>
  <message>
   <source>stops early after</source>
   <translation>stoppt vorzeitig nach</translation>
  </message>
  <message>
   <source>stride</source>
   <translation>Schrittweite</translation>
  </message>
  <message>
   <source>sum</source>
   <translation>Summe</translation>
  </message>
  <message>
   <source>sum {total}</source>
   <translation>Summe {total}</translation>
  </message>
  <message>
   <source>t-SNE, first axis</source>
   <translation>t-SNE, erste Achse</translation>
  </message>
  <message>
   <source>t-SNE, second axis</source>
   <translation>t-SNE, zweite Achse</translation>
  </message>
  <message>
   <source>test accuracy</source>
   <translation>Testgenauigkeit</translation>
  </message>
  <message>
   <source>test pictures</source>
   <translation>Testbilder</translation>
  </message>
  <message>
   <source>testing</source>
   <translation>testet</translation>
  </message>
  <message>
   <source>the best epoch's weights</source>
   <translation>die Gewichte der besten Epoche</translation>
  </message>
  <message>
   <source>the end of the frame</source>
   <translation>das Ende des Rahmens</translation>
  </message>
  <message>
   <source>the file is empty: a lesson begins with its title, a line such as "# How a network sees".</source>
   <translation>Die Datei ist leer: Eine Lektion beginnt mit ihrem Titel, einer Zeile wie „# How a network sees“.</translation>
  </message>
  <message>
   <source>the first {most:,} are shown</source>
   <translation>die ersten {most:,} sind zu sehen</translation>
  </message>
  <message>
   <source>the greater of it and 0</source>
   <translation>die größere von ihr und 0</translation>
  </message>
  <message>
   <source>the greatest</source>
   <translation>das Größte</translation>
  </message>
  <message>
   <source>the last epoch's weights</source>
   <translation>die Gewichte der letzten Epoche</translation>
  </message>
  <message numerus="yes">
   <source>the last {count} columns</source>
   <translation>
    <numerusform>die letzte Spalte</numerusform>
    <numerusform>die letzten {count} Spalten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>the last {count} rows</source>
   <translation>
    <numerusform>die letzte Zeile</numerusform>
    <numerusform>die letzten {count} Zeilen</numerusform>
   </translation>
  </message>
  <message>
   <source>the lesson has no steps: each begins with a line such as "## See the filters".</source>
   <translation>Die Lektion hat keine Schritte: Jeder beginnt mit einer Zeile wie „## See the filters“.</translation>
  </message>
  <message>
   <source>the loss went beyond all bounds</source>
   <translation>Der Verlust wuchs über alle Grenzen</translation>
  </message>
  <message>
   <source>the mean</source>
   <translation>das Mittel</translation>
  </message>
  <message>
   <source>the runner-up</source>
   <translation>die zweite</translation>
  </message>
  <message>
   <source>the runner-up, {second}</source>
   <translation>die zweite, {second}</translation>
  </message>
  <message>
   <source>the score of the answer {channel}</source>
   <translation>die Punktzahl der Antwort {channel}</translation>
  </message>
  <message>
   <source>the square, made small</source>
   <translation>das Quadrat, verkleinert</translation>
  </message>
  <message>
   <source>the sum of {channel}</source>
   <translation>die Summe von {channel}</translation>
  </message>
  <message>
   <source>the {digit}: {chance}{note}</source>
   <translation>die {digit}: {chance}{note}</translation>
  </message>
  <message>
   <source>the {digit}: {percent}</source>
   <translation>die {digit}: {percent}</translation>
  </message>
  <message>
   <source>there is no "{word}:"; is "{other}:" meant?</source>
   <translation>Es gibt kein „{word}:“; ist „{other}:“ gemeint?</translation>
  </message>
  <message>
   <source>there is no preset called "{value}"; there are {presets}.</source>
   <translation>Es gibt keine Vorlage namens „{value}“; es gibt {presets}.</translation>
  </message>
  <message>
   <source>there is no tab called "{name}"; there are {tabs}.</source>
   <translation>Es gibt keinen Reiter namens „{name}“; es gibt {tabs}.</translation>
  </message>
  <message>
   <source>there is one</source>
   <translation>es gibt einen</translation>
  </message>
  <message>
   <source>this step asks something already: begin another step for the next question.</source>
   <translation>Dieser Schritt fragt schon etwas: Beginne für die nächste Frage einen neuen Schritt.</translation>
  </message>
  <message>
   <source>this step has a button already: begin another step for the next.</source>
   <translation>Dieser Schritt hat schon einen Knopf: Beginne für den nächsten einen neuen Schritt.</translation>
  </message>
  <message>
   <source>this step shows a tab already: begin another step for the next.</source>
   <translation>Dieser Schritt zeigt schon einen Reiter: Beginne für den nächsten einen neuen Schritt.</translation>
  </message>
  <message>
   <source>times its weight</source>
   <translation>mal sein Gewicht</translation>
  </message>
  <message>
   <source>to, %</source>
   <translation>bis, %</translation>
  </message>
  <message>
   <source>train another network</source>
   <translation>ein anderes Netz trainieren</translation>
  </message>
  <message>
   <source>train the network</source>
   <translation>das Netz trainieren</translation>
  </message>
  <message>
   <source>train with</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <source>trained on {dataset}, not tested</source>
   <translation>trainiert mit {dataset}, nicht getestet</translation>
  </message>
  <message>
   <source>trained, not tested</source>
   <translation>trainiert, nicht getestet</translation>
  </message>
  <message>
   <source>training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>training accuracy</source>
   <translation>Trainingsgenauigkeit</translation>
  </message>
  <message>
   <source>training loss</source>
   <translation>Trainingsverlust</translation>
  </message>
  <message>
   <source>training loss by batch</source>
   <translation>Trainingsverlust nach Stapel</translation>
  </message>
  <message>
   <source>training pictures</source>
   <translation>Trainingsbilder</translation>
  </message>
  <message>
   <source>true digit</source>
   <translation>wahre Ziffer</translation>
  </message>
  <message>
   <source>trying {rate:.2g}</source>
   <translation>versucht {rate:.2g}</translation>
  </message>
  <message>
   <source>unfolded</source>
   <translation>aufgeklappt</translation>
  </message>
  <message>
   <source>unit</source>
   <translation>Einheit</translation>
  </message>
  <message>
   <source>unit {number}, the digit {number},</source>
   <translation>Einheit {number}, die Ziffer {number},</translation>
  </message>
  <message>
   <source>unit {unit}</source>
   <translation>Einheit {unit}</translation>
  </message>
  <message>
   <source>units</source>
   <translation>Einheiten</translation>
  </message>
  <message>
   <source>untrained</source>
   <translation>untrainiert</translation>
  </message>
  <message>
   <source>use another network</source>
   <translation>ein anderes Netz verwenden</translation>
  </message>
  <message>
   <source>valid</source>
   <translation>ohne</translation>
  </message>
  <message>
   <source>validate with</source>
   <translation>Validieren</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>Validierung</translation>
  </message>
  <message>
   <source>validation accuracy</source>
   <translation>Validierungsgenauigkeit</translation>
  </message>
  <message>
   <source>validation loss</source>
   <translation>Validierungsverlust</translation>
  </message>
  <message>
   <source>validation pictures</source>
   <translation>Validierungsbilder</translation>
  </message>
  <message>
   <source>varied</source>
   <translation>verändert</translation>
  </message>
  <message>
   <source>varied pictures</source>
   <translation>veränderte Bilder</translation>
  </message>
  <message>
   <source>wait until the run has ended</source>
   <translation>warten, bis der Lauf zu Ende ist</translation>
  </message>
  <message>
   <source>wait until what is going on has ended</source>
   <translation>warten, bis zu Ende ist, was gerade läuft</translation>
  </message>
  <message>
   <source>weight decay</source>
   <translation>Gewichtszerfall</translation>
  </message>
  <message>
   <source>weight decay {decay:g}</source>
   <translation>Gewichtszerfall {decay:g}</translation>
  </message>
  <message>
   <source>weights</source>
   <translation>Gewichte</translation>
  </message>
  <message>
   <source>what is shown here is written anew</source>
   <translation>was hier zu sehen ist, wird neu geschrieben</translation>
  </message>
  <message>
   <source>what you teach and train ({folder}: {reason})</source>
   <translation>was du beibringst und trainierst ({folder}: {reason})</translation>
  </message>
  <message>
   <source>while a run is going on: stop it first.</source>
   <translation>solange ein Lauf im Gange ist: Stoppe ihn zuerst.</translation>
  </message>
  <message>
   <source>while a run is replayed: close the bar at the foot of the window first.</source>
   <translation>solange ein Lauf abgespielt wird: Schließe zuerst die Leiste unten im Fenster.</translation>
  </message>
  <message>
   <source>while learning rates are being tried: stop that first.</source>
   <translation>solange Lernraten ausprobiert werden: Stoppe das zuerst.</translation>
  </message>
  <message>
   <source>whose article it is stands right below the title.</source>
   <translation>Wessen Artikel es ist, steht gleich unter dem Titel.</translation>
  </message>
  <message>
   <source>width</source>
   <translation>Breite</translation>
  </message>
  <message>
   <source>window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>with epoch {epoch}</source>
   <translation>mit Epoche {epoch}</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <source>your drawing</source>
   <translation>deine Zeichnung</translation>
  </message>
  <message>
   <source>your drawing, ink and paper,</source>
   <translation>deine Zeichnung, Tinte und Papier,</translation>
  </message>
  <message>
   <source>your settings ({folder}: {reason})</source>
   <translation>deine Einstellungen ({folder}: {reason})</translation>
  </message>
  <message>
   <source>zero one two three four five six seven eight nine ten eleven twelve</source>
   <translation>null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf</translation>
  </message>
  <message>
   <source>{accuracy:.2f} % in a test</source>
   <translation>{accuracy:.2f} % in einem Test</translation>
  </message>
  <message>
   <source>{accuracy:.2f} % in validation</source>
   <translation>{accuracy:.2f} % bei der Validierung</translation>
  </message>
  <message>
   <source>{accuracy:.2f} % in validation on {dataset}</source>
   <translation>{accuracy:.2f} % bei der Validierung auf {dataset}</translation>
  </message>
  <message>
   <source>{accuracy:.2f} % on {dataset}</source>
   <translation>{accuracy:.2f} % auf {dataset}</translation>
  </message>
  <message>
   <source>{accuracy:.2f} % right · {wrong:,} misread · cross-entropy {loss:.4f}</source>
   <translation>{accuracy:.2f} % richtig · {wrong:,} falsch gelesen · Kreuzentropie {loss:.4f}</translation>
  </message>
  <message>
   <source>{before} becomes {after}.</source>
   <translation>Aus {before} wird {after}.</translation>
  </message>
  <message>
   <source>{below:,} numbers are below zero and {above:,} above, within {low} and {high}.</source>
   <translation>{below:,} Zahlen sind unter null und {above:,} darüber, zwischen {low} und {high}.</translation>
  </message>
  <message>
   <source>{busy} The data in {name} can be chosen when that has ended.</source>
   <translation>{busy} Die Daten in {name} können gewählt werden, wenn das zu Ende ist.</translation>
  </message>
  <message>
   <source>{count:,} answers with {low:.0f} to {high:.0f} %, on average {mean:.1f} %: {often:.1f} % of them are right ({least:.1f} to {most:.1f} %).</source>
   <translation>{count:,} Antworten mit {low:.0f} bis {high:.0f} %, im Mittel {mean:.1f} %: {often:.1f} % davon sind richtig ({least:.1f} bis {most:.1f} %).</translation>
  </message>
  <message numerus="yes">
   <source>{count:,} digits</source>
   <translation>
    <numerusform>{count:,} Ziffer</numerusform>
    <numerusform>{count:,} Ziffern</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count:,} digits: {kinds}</source>
   <translation>
    <numerusform>{count:,} Ziffer: {kinds}</numerusform>
    <numerusform>{count:,} Ziffern: {kinds}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count:,} epochs</source>
   <translation>
    <numerusform>{count:,} Epoche</numerusform>
    <numerusform>{count:,} Epochen</numerusform>
   </translation>
  </message>
  <message>
   <source>{count:,} of MNIST's validation digits · in a ring: {wrong:,} read wrong · star: your drawing</source>
   <translation>{count:,} Validierungsziffern von MNIST · im Ring: {wrong:,} falsch gelesen · Stern: deine Zeichnung</translation>
  </message>
  <message numerus="yes">
   <source>{count:,} pictures</source>
   <translation>
    <numerusform>{count:,} Bild</numerusform>
    <numerusform>{count:,} Bilder</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count:,} runs</source>
   <translation>
    <numerusform>{count:,} Lauf</numerusform>
    <numerusform>{count:,} Läufe</numerusform>
   </translation>
  </message>
  <message>
   <source>{count:,} {pictures} of {name}</source>
   <translation>{count:,} {pictures} von {name}</translation>
  </message>
  <message>
   <source>{count} crossed out</source>
   <translation>{count} durchgestrichen</translation>
  </message>
  <message>
   <source>{count} numbers ({input_shape}) cannot be arranged as {wanted}, which holds {holds}.</source>
   <translation>{count} Zahlen ({input_shape}) lassen sich nicht als {wanted} anordnen; das wären {holds}.</translation>
  </message>
  <message>
   <source>{count} of 1,000 cases</source>
   <translation>{count} von 1.000 Fällen</translation>
  </message>
  <message>
   <source>{count} of 100 cases</source>
   <translation>{count} von 100 Fällen</translation>
  </message>
  <message>
   <source>{count} of them</source>
   <translation>{count} davon</translation>
  </message>
  <message>
   <source>{count} pictures as they are and as a run shows them: {words}</source>
   <translation>{count} Bilder, wie sie sind und wie ein Lauf sie zeigt: {words}</translation>
  </message>
  <message numerus="yes">
   <source>{count} pixels a weight…</source>
   <translation>
    <numerusform>{count} Pixel je Gewicht…</numerusform>
    <numerusform>{count} Pixel je Gewicht…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} runs are deleted.</source>
   <translation>
    <numerusform>Der Lauf ist gelöscht.</numerusform>
    <numerusform>{count} Läufe sind gelöscht.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} strokes</source>
   <translation>
    <numerusform>{count} Strich</numerusform>
    <numerusform>{count} Striche</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} tiles of {height} by {width} values</source>
   <translation>
    <numerusform>{count} Kachel von {height} mal {width} Werten</numerusform>
    <numerusform>{count} Kacheln von {height} mal {width} Werten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} zeros</source>
   <translation>
    <numerusform>eine Null</numerusform>
    <numerusform>{count} Nullen</numerusform>
   </translation>
  </message>
  <message>
   <source>{count} {units} of {channels} × {height} × {width}</source>
   <translation>{count} {units} von {channels} × {height} × {width}</translation>
  </message>
  <message>
   <source>{data}, batches of {size:,}{processors}</source>
   <translation>{data}, Stapel von {size:,}{processors}</translation>
  </message>
  <message>
   <source>{digits} written to {path}: a data set that can be trained on.</source>
   <translation>{digits} nach {path} geschrieben: ein Datensatz, mit dem trainiert werden kann.</translation>
  </message>
  <message>
   <source>{digit}, {read}.
Number {index:,} of {count:,}.</source>
   <translation>{digit}, {read}.
Nummer {index:,} von {count:,}.</translation>
  </message>
  <message>
   <source>{dropout}, batch normalisation.</source>
   <translation>{dropout}, Batch-Normalisierung.</translation>
  </message>
  <message>
   <source>{dropout}, no batch normalisation.</source>
   <translation>{dropout}, keine Batch-Normalisierung.</translation>
  </message>
  <message>
   <source>{epochs}, {schedule} rate{step}</source>
   <translation>{epochs}, Rate: {schedule}{step}</translation>
  </message>
  <message>
   <source>{error} My digits has not changed.</source>
   <translation>{error} „Meine Ziffern“ hat sich nicht geändert.</translation>
  </message>
  <message>
   <source>{error} Nothing has changed.</source>
   <translation>{error} Nichts hat sich geändert.</translation>
  </message>
  <message>
   <source>{error} The lesson before is kept.</source>
   <translation>{error} Das vorige Beispiel bleibt.</translation>
  </message>
  <message>
   <source>{error} The lesson was not opened.</source>
   <translation>{error} Die Lektion wurde nicht geöffnet.</translation>
  </message>
  <message>
   <source>{fault}; nothing was pasted.</source>
   <translation>{fault}; nichts wurde eingefügt.</translation>
  </message>
  <message>
   <source>{first} and {last}</source>
   <translation>{first} und {last}</translation>
  </message>
  <message>
   <source>{first} and {second} read the very same pictures right, so neither is seen to be better.</source>
   <translation>{first} und {second} lesen genau dieselben Bilder richtig; keines erweist sich als besser.</translation>
  </message>
  <message>
   <source>{first} or {second}?</source>
   <translation>{first} oder {second}?</translation>
  </message>
  <message>
   <source>{first} reads {pictures} right that {second} does not, and {second} {theirs:,} that {first} does not. Between two equally good networks, a difference this large arises by chance in {cases}. {verdict}</source>
   <translation>{first} liest {pictures} richtig, die {second} falsch liest, und {second} {theirs:,}, die {first} falsch liest. Zwischen zwei gleich guten Netzen entsteht ein so großer Unterschied durch Zufall in {cases}. {verdict}</translation>
  </message>
  <message>
   <source>{first} with {likely} and {second} with {less}: the second is at least half as probable as the first.</source>
   <translation>{first} mit {likely} und {second} mit {less}: Die zweite ist mindestens halb so wahrscheinlich wie die erste.</translation>
  </message>
  <message>
   <source>{folder} cannot be made: {reason}.</source>
   <translation>{folder} lässt sich nicht anlegen: {reason}.</translation>
  </message>
  <message>
   <source>{folder} cannot be read: {reason}.</source>
   <translation>{folder} ist nicht lesbar: {reason}.</translation>
  </message>
  <message>
   <source>{folder} holds no data set: there is no file train-images-idx3-ubyte (or the same with .gz).</source>
   <translation>{folder} enthält keinen Datensatz: Es fehlt die Datei train-images-idx3-ubyte (oder dieselbe mit .gz).</translation>
  </message>
  <message>
   <source>{folder} holds only one of the two {prefix} files: the file of {missing} is missing.</source>
   <translation>{folder} enthält nur eine der beiden {prefix}-Dateien: Es fehlt die Datei mit den {missing}.</translation>
  </message>
  <message>
   <source>{head}, 95 % from</source>
   <translation>{head}, 95 % ab</translation>
  </message>
  <message>
   <source>{head}, 95 % to</source>
   <translation>{head}, 95 % bis</translation>
  </message>
  <message>
   <source>{height} by {width} numbers</source>
   <translation>{height} mal {width} Zahlen</translation>
  </message>
  <message>
   <source>{id!r} cannot be the name of a run.</source>
   <translation>{id!r} kann nicht der Name eines Laufs sein.</translation>
  </message>
  <message>
   <source>{id} (damaged)</source>
   <translation>{id} (beschädigt)</translation>
  </message>
  <message>
   <source>{images} holds {pictures:,} pictures, but {labels_file} {labels:,} labels.</source>
   <translation>{images} enthält {pictures:,} Bilder, {labels_file} aber {labels:,} Labels.</translation>
  </message>
  <message>
   <source>{inside} is full of exports of this run: choose another folder.</source>
   <translation>{inside} ist voll von Exporten dieses Laufs: Wähle einen anderen Ordner.</translation>
  </message>
  <message>
   <source>{kept}, stops after {epochs} without a better one</source>
   <translation>{kept}, stoppt nach {epochs} ohne bessere</translation>
  </message>
  <message>
   <source>{kind} of every {side} window: {before} becomes {after}. </source>
   <translation>{kind} aus jedem Fenster von {side}: Aus {before} wird {after}. </translation>
  </message>
  <message>
   <source>{label}, taught {day}</source>
   <translation>{label}, gelernt {day}</translation>
  </message>
  <message>
   <source>{layer} comes before {down_to}: there is no way back from the one to the other.</source>
   <translation>{layer} kommt vor {down_to}: Von der einen führt kein Weg zurück zur anderen.</translation>
  </message>
  <message>
   <source>{layer} has {count} units, counted from 0: no {number}.</source>
   <translation>{layer} hat {count} Einheiten, gezählt ab 0: keine {number}.</translation>
  </message>
  <message>
   <source>{looked:,} of {count:,} pictures</source>
   <translation>{looked:,} von {count:,} Bildern</translation>
  </message>
  <message>
   <source>{low:g} to {high:g}</source>
   <translation>{low:g} bis {high:g}</translation>
  </message>
  <message>
   <source>{low} (dark) to {high} (bright)</source>
   <translation>{low} (dunkel) bis {high} (hell)</translation>
  </message>
  <message>
   <source>{name} (row {row}, column {column})  ·  {value}</source>
   <translation>{name} (Zeile {row}, Spalte {column})  ·  {value}</translation>
  </message>
  <message>
   <source>{name} comes from another program: it does not describe a network of Digitscope.</source>
   <translation>{name} stammt aus einem anderen Programm: Die Datei beschreibt kein Netz von Digitscope.</translation>
  </message>
  <message>
   <source>{name} could not be made: there is not enough memory for the picture.</source>
   <translation>{name} ließ sich nicht machen: Der Speicher reicht nicht für das Bild.</translation>
  </message>
  <message>
   <source>{name} describes a network of more than {most:,} layers.</source>
   <translation>{name} beschreibt ein Netz mit mehr als {most:,} Schichten.</translation>
  </message>
  <message>
   <source>{name} describes a network that cannot be built: {error}</source>
   <translation>{name} beschreibt ein Netz, das sich nicht bauen lässt: {error}</translation>
  </message>
  <message>
   <source>{name} does not describe its network, and there is none that has its arrays: {arrays}.</source>
   <translation>{name} beschreibt sein Netz nicht, und es gibt keines mit diesen Arrays: {arrays}.</translation>
  </message>
  <message>
   <source>{name} has a card that cannot be read: {error}</source>
   <translation>{name} hat eine Karteikarte, die nicht lesbar ist: {error}</translation>
  </message>
  <message>
   <source>{name} has a description of more than {most:,} bytes.</source>
   <translation>{name} hat eine Beschreibung von mehr als {most:,} Bytes.</translation>
  </message>
  <message>
   <source>{name} has a description of more than {most:,} letters.</source>
   <translation>{name} hat eine Beschreibung von mehr als {most:,} Zeichen.</translation>
  </message>
  <message>
   <source>{name} has {size:.0f} million pixels; up to {most:.0f} million can be read.</source>
   <translation>{name} hat {size:.0f} Millionen Pixel; bis zu {most:.0f} Millionen sind lesbar.</translation>
  </message>
  <message>
   <source>{name} holds</source>
   <translation>{name} enthält</translation>
  </message>
  <message>
   <source>{name} holds a run that cannot go on: {error}</source>
   <translation>{name} enthält einen Lauf, der nicht weitergehen kann: {error}</translation>
  </message>
  <message>
   <source>{name} holds more than is read: up to {most:,} pictures with a byte for each pixel, and fewer of larger numbers.</source>
   <translation>{name} enthält mehr, als gelesen wird: bis zu {most:,} Bilder mit einem Byte je Pixel und weniger bei größeren Zahlen.</translation>
  </message>
  <message>
   <source>{name} holds no array "{array}"; it needs "images" and "labels".</source>
   <translation>{name} enthält kein Array „{array}“; gebraucht werden „images“ und „labels“.</translation>
  </message>
  <message>
   <source>{name} holds other numbers than NumPy-CNN's network has: {key} has the shape {shape} and should have {wanted}.</source>
   <translation>{name} enthält andere Zahlen, als das Netz von NumPy-CNN hat: {key} hat die Form {shape}; sie müsste {wanted} sein.</translation>
  </message>
  <message>
   <source>{name} holds other things than arrays.</source>
   <translation>{name} enthält nicht nur Arrays.</translation>
  </message>
  <message>
   <source>{name} holds pictures of {height} x {width} pixels, where {side} x {side} are needed.</source>
   <translation>{name} enthält Bilder von {height} x {width} Pixeln; gebraucht werden {side} x {side}.</translation>
  </message>
  <message>
   <source>{name} holds the label {label}, but labels run from 0 to {most}.</source>
   <translation>{name} enthält das Label {label}, Labels gehen aber von 0 bis {most}.</translation>
  </message>
  <message>
   <source>{name} holds weights and no run to go on with.</source>
   <translation>{name} enthält Gewichte, aber keinen Lauf, der weitergehen könnte.</translation>
  </message>
  <message>
   <source>{name} holds {count:,} {what}; My digits takes up to {most:,}.</source>
   <translation>{name} enthält {count:,} {what}; „Meine Ziffern“ nimmt bis zu {most:,}.</translation>
  </message>
  <message>
   <source>{name} holds {pictures:,} pictures but {labels:,} labels.</source>
   <translation>{name} enthält {pictures:,} Bilder, aber {labels:,} Labels.</translation>
  </message>
  <message>
   <source>{name} holds {unexpected}, which its network has no place for.</source>
   <translation>{name} enthält {unexpected}; dafür hat das Netz keinen Platz.</translation>
  </message>
  <message>
   <source>{name} is a run that was saved {progress}.</source>
   <translation>{name} ist ein Lauf, der gespeichert wurde, {progress}.</translation>
  </message>
  <message>
   <source>{name} is an SVG drawing: save it as a PNG picture first.</source>
   <translation>{name} ist eine SVG-Zeichnung: Speichere sie zuerst als PNG-Bild.</translation>
  </message>
  <message>
   <source>{name} is being exported…</source>
   <translation>{name} wird exportiert …</translation>
  </message>
  <message>
   <source>{name} is cut short: it ends within its header.</source>
   <translation>{name} ist abgeschnitten: Die Datei endet in ihrem Kopf.</translation>
  </message>
  <message>
   <source>{name} is cut short: it promises {count:,} {what} and holds {held:,}.</source>
   <translation>{name} ist abgeschnitten: {count:,} {what} sind angekündigt, {held:,} sind da.</translation>
  </message>
  <message>
   <source>{name} is damaged or cut short, so it cannot be read.</source>
   <translation>{name} ist beschädigt oder abgeschnitten, also nicht lesbar.</translation>
  </message>
  <message>
   <source>{name} is damaged or has been cut short.</source>
   <translation>{name} ist beschädigt oder abgeschnitten.</translation>
  </message>
  <message>
   <source>{name} is damaged: it cannot be unpacked.</source>
   <translation>{name} ist beschädigt: Die Datei lässt sich nicht entpacken.</translation>
  </message>
  <message>
   <source>{name} is damaged: its description of the network cannot be read.</source>
   <translation>{name} ist beschädigt: Die Beschreibung des Netzes ist nicht lesbar.</translation>
  </message>
  <message>
   <source>{name} is empty: there is nothing in the file.</source>
   <translation>{name} ist leer: In der Datei ist nichts.</translation>
  </message>
  <message>
   <source>{name} is longer than a lesson can be, {most:,} bytes.</source>
   <translation>{name} ist länger, als eine Lektion sein kann, {most:,} Bytes.</translation>
  </message>
  <message>
   <source>{name} is longer than its header says: it promises {count:,} {what}.</source>
   <translation>{name} ist länger, als der Kopf sagt: {count:,} {what} sind angekündigt.</translation>
  </message>
  <message>
   <source>{name} is no architecture of Digitscope, or it is damaged.</source>
   <translation>{name} ist keine Architektur von Digitscope oder beschädigt.</translation>
  </message>
  <message>
   <source>{name} is no architecture: its name does not end in {suffix}. Nothing has changed.</source>
   <translation>{name} ist keine Architektur: Der Name endet nicht mit {suffix}. Nichts hat sich geändert.</translation>
  </message>
  <message>
   <source>{name} is not a data set; {accepted}.</source>
   <translation>{name} ist kein Datensatz; {accepted}.</translation>
  </message>
  <message>
   <source>{name} is not a parameter file of NumPy-CNN: it {error}.</source>
   <translation>{name} ist keine Parameterdatei von NumPy-CNN: Sie {error}.</translation>
  </message>
  <message>
   <source>{name} is not a picture that can be read ({formats} can).</source>
   <translation>{name} ist kein lesbares Bild (lesbar sind {formats}).</translation>
  </message>
  <message>
   <source>{name} is not a safetensors file.</source>
   <translation>{name} ist keine safetensors-Datei.</translation>
  </message>
  <message>
   <source>{name} is not a text in UTF-8: save it as such.</source>
   <translation>{name} ist kein Text in UTF-8: Speichere ihn so.</translation>
  </message>
  <message>
   <source>{name} is not an .npz file of plain numbers, or it is damaged.</source>
   <translation>{name} ist keine .npz-Datei aus einfachen Zahlen oder beschädigt.</translation>
  </message>
  <message>
   <source>{name} is not an .npz file; one with {wanted} is needed.</source>
   <translation>{name} ist keine .npz-Datei; gebraucht wird eine, die {wanted} enthält.</translation>
  </message>
  <message>
   <source>{name} is not an IDX file of {what}: it does not begin with {magic}.</source>
   <translation>{name} ist keine IDX-Datei für {what}: Sie beginnt nicht mit {magic}.</translation>
  </message>
  <message>
   <source>{name} is open: click to close it</source>
   <translation>{name} ist offen: Ein Klick schließt es</translation>
  </message>
  <message>
   <source>{name} is the data set to train on now.</source>
   <translation>{name} ist jetzt der Datensatz zum Trainieren.</translation>
  </message>
  <message>
   <source>{name} is there already. Replace it?</source>
   <translation>{name} gibt es schon. Ersetzen?</translation>
  </message>
  <message>
   <source>{name} is too large for a parameter file of NumPy-CNN.</source>
   <translation>{name} ist zu groß für eine Parameterdatei von NumPy-CNN.</translation>
  </message>
  <message>
   <source>{name} is too large for a weight file of Digitscope.</source>
   <translation>{name} ist zu groß für eine Gewichtsdatei von Digitscope.</translation>
  </message>
  <message>
   <source>{name} is too large for an architecture of Digitscope.</source>
   <translation>{name} ist zu groß für eine Architektur von Digitscope.</translation>
  </message>
  <message>
   <source>{name} is too large to be a data set of digits.</source>
   <translation>{name} ist zu groß für einen Datensatz von Ziffern.</translation>
  </message>
  <message>
   <source>{name} is too large to be read with 16 bits a channel: save it with 8 bits first.</source>
   <translation>{name} ist zu groß, um mit 16 Bit je Kanal gelesen zu werden: Speichere es zuerst mit 8 Bit.</translation>
  </message>
  <message>
   <source>{name} is too large to be read: a picture has up to {most:,} MB.</source>
   <translation>{name} ist zu groß zum Lesen: Ein Bild hat bis zu {most:,} MB.</translation>
  </message>
  <message>
   <source>{name} is written to {folder}.</source>
   <translation>{name} ist nach {folder} geschrieben.</translation>
  </message>
  <message>
   <source>{name} is {width:,} x {height:,} pixels; pictures of up to {most:,} a side can be read.</source>
   <translation>{name} hat {width:,} x {height:,} Pixel; lesbar sind Bilder bis {most:,} je Seite.</translation>
  </message>
  <message>
   <source>{name} lacks {missing} and holds {unexpected} instead.</source>
   <translation>In {name} fehlt {missing}; stattdessen enthält die Datei {unexpected}.</translation>
  </message>
  <message>
   <source>{name} lacks {missing}.</source>
   <translation>In {name} fehlt {missing}.</translation>
  </message>
  <message>
   <source>{name} may hold {titles} and does not say which: make that network in the window first, and import the file there.</source>
   <translation>{name} könnte {titles} enthalten und sagt nicht, welches: Lege dieses Netz zuerst im Fenster an, und importiere die Datei dort.</translation>
  </message>
  <message>
   <source>{name} of MNIST's validation pictures</source>
   <translation>{name} von MNISTs Validierungsbildern</translation>
  </message>
  <message>
   <source>{name} on {pictures}.{last_look}</source>
   <translation>{name}: {pictures}.{last_look}</translation>
  </message>
  <message>
   <source>{name} promises {count:,} {what}, more than it can hold.</source>
   <translation>{name} kündigt {count:,} {what} an, mehr als hineinpassen.</translation>
  </message>
  <message>
   <source>{name} promises {count:,} {what}, more than the {most:,} that are read.</source>
   <translation>{name} kündigt {count:,} {what} an, mehr als die {most:,}, die gelesen werden.</translation>
  </message>
  <message>
   <source>{name} was opened with epoch {epoch}.</source>
   <translation>{name} wurde mit Epoche {epoch} geöffnet.</translation>
  </message>
  <message>
   <source>{name} was opened {where}, and its settings were put in the tab Train.</source>
   <translation>{name} wurde geöffnet, {where}; die Einstellungen wurden in den Reiter Training übernommen.</translation>
  </message>
  <message>
   <source>{name} was opened {where}, without its settings: they are of another version.</source>
   <translation>{name} wurde geöffnet, {where}; ohne die Einstellungen, denn sie sind von einer anderen Version.</translation>
  </message>
  <message>
   <source>{name} was written by a newer version of Digitscope: update the program to open it.</source>
   <translation>{name} wurde von einer neueren Version von Digitscope geschrieben: Aktualisiere das Programm, um es zu öffnen.</translation>
  </message>
  <message>
   <source>{name} · {state} · {parameters:,} parameters</source>
   <translation>{name} · {state} · {parameters:,} Parameter</translation>
  </message>
  <message>
   <source>{name}, channel {channel}</source>
   <translation>{name}, Kanal {channel}</translation>
  </message>
  <message>
   <source>{name}, channel {channel}, row {row}, column {column}</source>
   <translation>{name}, Kanal {channel}, Zeile {row}, Spalte {column}</translation>
  </message>
  <message>
   <source>{name}, filter {number},</source>
   <translation>{name}, Filter {number},</translation>
  </message>
  <message>
   <source>{name}, from {span}: open it to see all of it, step by step</source>
   <translation>{name}, von {span}: öffnen, um alles zu sehen, Schritt für Schritt</translation>
  </message>
  <message>
   <source>{name}, row {row}, column {column}</source>
   <translation>{name}, Zeile {row}, Spalte {column}</translation>
  </message>
  <message>
   <source>{name}, unit {number},</source>
   <translation>{name}, Einheit {number},</translation>
  </message>
  <message>
   <source>{name}, unit {unit}</source>
   <translation>{name}, Einheit {unit}</translation>
  </message>
  <message>
   <source>{name}, {parameters:,} parameters: go on training it.</source>
   <translation>{name}, {parameters:,} Parameter: weiter trainieren.</translation>
  </message>
  <message>
   <source>{name}, {time:%d %b %H:%M:%S}</source>
   <translation>{name}, {time:%d.%m. %H:%M:%S}</translation>
  </message>
  <message>
   <source>{name}: open it to see all {count} channels</source>
   <translation>{name}: öffnen, um alle {count} Kanäle zu sehen</translation>
  </message>
  <message>
   <source>{name}: open it to see every pixel</source>
   <translation>{name}: öffnen, um jedes Pixel zu sehen</translation>
  </message>
  <message>
   <source>{name}: {channel} {number} in each of the {count} {units}</source>
   <translation>{name}: {channel} {number} in jedem der {count} {units}</translation>
  </message>
  <message>
   <source>{name}: {count} units of {width} weights, one for each input</source>
   <translation>{name}: {count} Einheiten mit {width} Gewichten, eines für jeden Eingang</translation>
  </message>
  <message>
   <source>{name}: {count} {units} of {height} × {width}</source>
   <translation>{name}: {count} {units} von {height} × {width}</translation>
  </message>
  <message>
   <source>{name}: {unit} {number} on each of its {count} {channels}</source>
   <translation>{name}: {unit} {number} auf jedem von {count} {channels}</translation>
  </message>
  <message>
   <source>{network}, seed {seed:,}</source>
   <translation>{network}, Startwert {seed:,}</translation>
  </message>
  <message>
   <source>{note} The file is kept as {name}, and {going_on}.</source>
   <translation>{note} Die Datei bleibt als {name} erhalten, und {going_on}.</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>{number} von {count}</translation>
  </message>
  <message>
   <source>{optimizer}{own}, rate {rate:g}, {loss}</source>
   <translation>{optimizer}{own}, Rate {rate:g}, {loss}</translation>
  </message>
  <message>
   <source>{ours:,} pictures</source>
   <translation>{ours:,} Bilder</translation>
  </message>
  <message>
   <source>{outcome}: see these pictures</source>
   <translation>{outcome}: diese Bilder ansehen</translation>
  </message>
  <message>
   <source>{outcome}: {count:,} pictures</source>
   <translation>{outcome}: {count:,} Bilder</translation>
  </message>
  <message>
   <source>{own} (channel {channel}) + {others} (the other {count} channels)</source>
   <translation>{own} (Kanal {channel}) + {others} (die anderen {count} Kanäle)</translation>
  </message>
  <message>
   <source>{pace:,.0f} pictures a second</source>
   <translation>{pace:,.0f} Bilder je Sekunde</translation>
  </message>
  <message>
   <source>{path} cannot be locked: {reason}.</source>
   <translation>{path} lässt sich nicht sperren: {reason}.</translation>
  </message>
  <message>
   <source>{path} cannot be opened: {reason}.</source>
   <translation>{path} lässt sich nicht öffnen: {reason}.</translation>
  </message>
  <message>
   <source>{path} cannot be read, so nothing is written over it: move it elsewhere first.</source>
   <translation>{path} ist nicht lesbar, also wird nichts darübergeschrieben: Verschiebe die Datei zuerst.</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation>{path} ist nicht lesbar: {reason}.</translation>
  </message>
  <message>
   <source>{path} cannot be the name of a file.</source>
   <translation>{path} kann nicht der Name einer Datei sein.</translation>
  </message>
  <message>
   <source>{path} cannot be written: it is not an ordinary file.</source>
   <translation>{path} kann nicht geschrieben werden: Es ist keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <source>{path} cannot be written: no file can have that name.</source>
   <translation>{path} kann nicht geschrieben werden: So kann keine Datei heißen.</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}.</source>
   <translation>{path} lässt sich nicht schreiben: {reason}.</translation>
  </message>
  <message>
   <source>{path} could not be moved to {target}: {reason}.</source>
   <translation>{path} ließ sich nicht nach {target} verschieben: {reason}.</translation>
  </message>
  <message>
   <source>{path} does not hold the pen strokes that belong to Digitscope: install it again.</source>
   <translation>{path} enthält nicht die Stiftstriche, die zu Digitscope gehören: Installiere es neu.</translation>
  </message>
  <message>
   <source>{path} is a folder, not a picture.</source>
   <translation>{path} ist ein Ordner, kein Bild.</translation>
  </message>
  <message>
   <source>{path} is not a file.</source>
   <translation>{path} ist keine Datei.</translation>
  </message>
  <message>
   <source>{path} is not the official MNIST file any more (its SHA-256 differs); install Digitscope again.</source>
   <translation>{path} ist nicht mehr die offizielle MNIST-Datei (ihr SHA-256 weicht ab); installiere Digitscope neu.</translation>
  </message>
  <message>
   <source>{path} is where My digits itself is kept: choose another name.</source>
   <translation>Unter {path} liegt „Meine Ziffern“ selbst: Wähle einen anderen Namen.</translation>
  </message>
  <message>
   <source>{percent} and {other}</source>
   <translation>{percent} und {other}</translation>
  </message>
  <message>
   <source>{place} of {total}</source>
   <translation>{place} von {total}</translation>
  </message>
  <message>
   <source>{reason} Delete removes it; nothing else is touched.</source>
   <translation>{reason} Löschen entfernt ihn; sonst wird nichts berührt.</translation>
  </message>
  <message>
   <source>{reason} My digits has not changed.</source>
   <translation>{reason} „Meine Ziffern“ hat sich nicht geändert.</translation>
  </message>
  <message>
   <source>{reason} The run goes on.</source>
   <translation>{reason} Der Lauf geht weiter.</translation>
  </message>
  <message>
   <source>{reason} Training is not touched by this.</source>
   <translation>{reason} Das Training ist davon nicht berührt.</translation>
  </message>
  <message>
   <source>{rest} ({count} more products)</source>
   <translation>{rest} ({count} weitere Produkte)</translation>
  </message>
  <message>
   <source>{right} of {count}</source>
   <translation>{right} von {count}</translation>
  </message>
  <message>
   <source>{right} of {count} answers {digit} are right</source>
   <translation>{right} von {count} Antworten {digit} sind richtig</translation>
  </message>
  <message>
   <source>{right} of {count} {digit}s are read right</source>
   <translation>{right} von {count} Bildern mit {digit} werden richtig gelesen</translation>
  </message>
  <message>
   <source>{rows} × {columns} numbers are too many, {most} × {most} fit; nothing was pasted.</source>
   <translation>{rows} × {columns} Zahlen sind zu viele, {most} × {most} passen; nichts wurde eingefügt.</translation>
  </message>
  <message>
   <source>{setting} {before:g} to {after:g}</source>
   <translation>{setting} {before:g} auf {after:g}</translation>
  </message>
  <message>
   <source>{share:.0f} % of the thickest</source>
   <translation>{share:.0f} % des dicksten</translation>
  </message>
  <message>
   <source>{share:.0f} % read{left}</source>
   <translation>{share:.0f} % gelesen{left}</translation>
  </message>
  <message>
   <source>{share:.2f} % ({low:.2f} to {high:.2f})</source>
   <translation>{share:.2f} % ({low:.2f} bis {high:.2f})</translation>
  </message>
  <message>
   <source>{share} drawn</source>
   <translation>{share} gezeichnet</translation>
  </message>
  <message>
   <source>{share} no digits</source>
   <translation>{share} keine Ziffern</translation>
  </message>
  <message>
   <source>{shows}
What it does not show: {hides}
{source}</source>
   <translation>{shows}
Was sie nicht zeigt: {hides}
{source}</translation>
  </message>
  <message>
   <source>{side} × {side} pixels</source>
   <translation>{side} × {side} Pixel</translation>
  </message>
  <message>
   <source>{size:g} GB</source>
   <translation>{size:g} GB</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} MB</translation>
  </message>
  <message>
   <source>{size} on disk</source>
   <translation>{size} auf der Festplatte</translation>
  </message>
  <message>
   <source>{source} cannot be read: {reason}.</source>
   <translation>{source} ist nicht lesbar: {reason}.</translation>
  </message>
  <message>
   <source>{speed} a second</source>
   <translation>{speed} je Sekunde</translation>
  </message>
  <message>
   <source>{step}. The box is {width} by {height} pixels.</source>
   <translation>{step}. Der Kasten hat {width} mal {height} Pixel.</translation>
  </message>
  <message>
   <source>{subject} a network for other pictures: it has to take {takes} and answer with {digits} digits, not {given} and {classes}.</source>
   <translation>{subject} ein Netz für andere Bilder: Es muss {takes} nehmen und mit {digits} Ziffern antworten, nicht {given} und {classes}.</translation>
  </message>
  <message>
   <source>{subject} a network that is too large to compute with.</source>
   <translation>{subject} ein Netz, das zum Rechnen zu groß ist.</translation>
  </message>
  <message>
   <source>{subject} cannot be described in JSON.</source>
   <translation>{subject} lässt sich in JSON nicht beschreiben.</translation>
  </message>
  <message>
   <source>{summary} It comes after the chosen layer.</source>
   <translation>{summary} Sie kommt hinter die gewählte Schicht.</translation>
  </message>
  <message>
   <source>{sums} (one sum for each channel)</source>
   <translation>{sums} (eine Summe je Kanal)</translation>
  </message>
  <message>
   <source>{sure} and {less}</source>
   <translation>{sure} und {less}</translation>
  </message>
  <message>
   <source>{tab} has no {names} for this network.</source>
   <translation>{tab} hat für dieses Netz kein {names}.</translation>
  </message>
  <message>
   <source>{text} (it goes on, or was cut short)</source>
   <translation>{text} (läuft noch oder wurde abgebrochen)</translation>
  </message>
  <message>
   <source>{text} ({label}: {chance})</source>
   <translation>{text} ({label}: {chance})</translation>
  </message>
  <message>
   <source>{text} so far</source>
   <translation>{text} bisher</translation>
  </message>
  <message>
   <source>{text} · PCA until t-SNE is ready</source>
   <translation>{text} · PCA, bis t-SNE fertig ist</translation>
  </message>
  <message>
   <source>{text}, paused</source>
   <translation>{text}, angehalten</translation>
  </message>
  <message>
   <source>{text}. Digit {place}, {digit}: {sure}. {note}</source>
   <translation>{text}. Ziffer {place}, {digit}: {sure}. {note}</translation>
  </message>
  <message>
   <source>{tile} · (row {row}, column {column}) · {value}</source>
   <translation>{tile} · (Zeile {row}, Spalte {column}) · {value}</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation>noch {time}</translation>
  </message>
  <message>
   <source>{tip}: Return sets it from the next batch on</source>
   <translation>{tip}: Eingabe setzt sie ab dem nächsten Stapel</translation>
  </message>
  <message>
   <source>{title}, for {wanted}</source>
   <translation>{title}, für {wanted}</translation>
  </message>
  <message>
   <source>{title}: {text}. Click to fold or unfold it</source>
   <translation>{title}: {text}. Klick klappt auf oder zu</translation>
  </message>
  <message>
   <source>{trained}{outcome}: {accuracy:.2f} % of the {count:,} test pictures are read right.</source>
   <translation>{trained}{outcome}: {accuracy:.2f} % der {count:,} Testbilder werden richtig gelesen.</translation>
  </message>
  <message>
   <source>{true}, {read}: {count:,} of {total:,} ({share:.2f} %)</source>
   <translation>{true}, {read}: {count:,} von {total:,} ({share:.2f} %)</translation>
  </message>
  <message>
   <source>{true}s read as {answer}</source>
   <translation>{true}, gelesen als {answer}</translation>
  </message>
  <message>
   <source>{true}s read right, the least certain first</source>
   <translation>{true}, richtig gelesen, die unsichersten zuerst</translation>
  </message>
  <message>
   <source>{used} was opened with fresh weights: only training teaches it.</source>
   <translation>{used} wurde mit frischen Gewichten geöffnet: Erst das Training bringt ihm etwas bei.</translation>
  </message>
  <message>
   <source>{value}: click to go there</source>
   <translation>{value}: Klick geht dorthin</translation>
  </message>
  <message>
   <source>{what} does nothing to {followed}</source>
   <translation>{what} bewirkt nichts bei: {followed}</translation>
  </message>
  <message>
   <source>{what} has to be a number, such as {such}.</source>
   <translation>{what} muss eine Zahl sein, etwa {such}.</translation>
  </message>
  <message>
   <source>{what} is followed: click to follow the network's answer again</source>
   <translation>{what} wird verfolgt: Ein Klick folgt wieder der Antwort des Netzes</translation>
  </message>
  <message>
   <source>{what} lies from 0 to 100 %; {number:g} % does not.</source>
   <translation>{what} liegt von 0 bis 100 %; {number:g} % tut das nicht.</translation>
  </message>
  <message>
   <source>{what} lowers {followed} by {strength}</source>
   <translation>{what} senkt {followed} um {strength}</translation>
  </message>
  <message>
   <source>{what} raises {followed} by {strength}</source>
   <translation>{what} hebt {followed} um {strength}</translation>
  </message>
  <message>
   <source>{what}: click to see what it is made from</source>
   <translation>{what}: Klick zeigt, woraus es gemacht ist</translation>
  </message>
  <message>
   <source>{where}  ·  {before} becomes {value}</source>
   <translation>{where}  ·  aus {before} wird {value}</translation>
  </message>
  <message>
   <source>{where}  ·  {what} of {listed}  =  {value}</source>
   <translation>{where}  ·  {what} von {listed}  =  {value}</translation>
  </message>
  <message>
   <source>{whose}{count} layers · {parameters:,} parameters · {products:,} multiplications · {classes:,} answers</source>
   <translation>{whose}{count} Schichten · {parameters:,} Parameter · {products:,} Multiplikationen · {classes:,} Antworten</translation>
  </message>
  <message>
   <source>{who} needs a number for {name}, not {value!r}.</source>
   <translation>{who} braucht für „{name}“ eine Zahl, nicht {value!r}.</translation>
  </message>
  <message>
   <source>{who} needs a whole number for {name}, not {value!r}.</source>
   <translation>{who} braucht für „{name}“ eine ganze Zahl, nicht {value!r}.</translation>
  </message>
  <message>
   <source>{who} needs at least 1 for {name}, not {value!r}.</source>
   <translation>{who} braucht für „{name}“ mindestens 1, nicht {value!r}.</translation>
  </message>
  <message>
   <source>{why}; set aside for testing: {test:,} of the {all:,} pictures.</source>
   <translation>{why}; zum Testen zurückgelegt: {test:,} der {all:,} Bilder.</translation>
  </message>
  <message>
   <source>· allowed:</source>
   <translation>· erlaubt:</translation>
  </message>
  <message>
   <source>“{text}” is not a number; the cell keeps the one it has.</source>
   <translation>„{text}“ ist keine Zahl; die Zelle behält ihre.</translation>
  </message>
  <message>
   <source>− ink to remove</source>
   <translation>− Tinte geht weg</translation>
  </message>
  <message>
   <source>✓ Done.</source>
   <translation>✓ Fertig.</translation>
  </message>
  <message>
   <source>✓ Right.</source>
   <translation>✓ Richtig.</translation>
  </message>
 </context>
</TS>
