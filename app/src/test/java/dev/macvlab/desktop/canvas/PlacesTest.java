package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.edit.Copies;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.NewElements;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever comes into a document has a place from then on, whichever way it came. */
class PlacesTest {
    private static final Topology BARE = Drawing.of("""
        switch lan
        host lan/gateway ip=10.0.0.1/24
        nic nic0 switch=lan ip=10.0.0.2/24
        macvlan ns1/mac1 on=nic0 ip=10.0.0.3/24
        """);
    private static final Message TITLE = Message.verbatim("Edit");

    private final Document document = new Document(placed(BARE), null);
    private final Map<Ref, Position> before = document.topology().layout();

    PlacesTest() {
        document.placeWith(AutoPlacement::complete);
    }

    private static Topology placed(Topology topology) {
        return topology.withLayout(AutoPlacement.complete(Index.of(topology)));
    }

    private void assertAllPlaced() {
        Topology now = document.topology();
        assertEquals(AutoPlacement.complete(Index.of(now)), now.layout());
        assertTrue(now.layout().keySet().containsAll(refs(now)), () -> now.layout() + " of " + refs(now));
    }

    private void assertOldPlacesKept() {
        before.forEach(
                (ref, at) -> assertEquals(at, document.topology().layout().get(ref), ref.toString()));
    }

    private static Set<Ref> refs(Topology topology) {
        var refs = new LinkedHashSet<Ref>();
        topology.interfaces().forEach(each -> refs.add(each.ref()));
        topology.namespaces().stream()
                .filter(each -> !each.name().equals(Ref.HOST))
                .forEach(each -> refs.add(Ref.top(each.name())));
        topology.switches().forEach(each -> {
            refs.add(Ref.top(each.name()));
            each.hosts().forEach(host -> refs.add(each.ref(host)));
        });
        return refs;
    }

    private Edit adding() {
        Index index = document.index().get();
        return new Edit.AddInterface(
                new NewElements(index)
                        .child(Kind.MACVLAN, "ns1", index.find(Ref.top("nic0")).orElseThrow()),
                null);
    }

    @Test
    void drawn() {
        var canvasLayout = CanvasLayout.of(document.index().get());
        document.push(new PalettePlacement(canvasLayout)
                .add(Piece.of(Piece.Sort.MACVLAN), Selection.of(Ref.top("nic0")), new Box(0, 0, 800, 600))
                .edit());
        assertAllPlaced();
        assertOldPlacesKept();
    }

    @Test
    void addedByAFixOrAField() {
        document.push(adding());
        assertAllPlaced();
        assertOldPlacesKept();
    }

    @Test
    void addedAsPartOfAGesture() {
        document.merge(adding());
        assertAllPlaced();
        assertOldPlacesKept();
    }

    @Test
    void pasted() {
        Topology fragment = Copies.cutOut(document.topology(), Set.of(new Ref("ns1", "mac1")), Map.of());
        document.push(
                Copies.paste(TITLE, fragment, document.index().get(), 32, 32).edit());
        assertAllPlaced();
        assertOldPlacesKept();
    }

    @Test
    void mergedFromTheFileOrTypedAsJson() throws Exception {
        var more = new ArrayList<>(document.topology().interfaces());
        more.addAll(Drawing.of("nic nic1").interfaces());
        Topology typed =
                TopologyFile.read(TopologyFile.write(document.topology().withInterfaces(more)));
        document.push(new Edit.ReplaceAll(TITLE, typed));
        assertAllPlaced();
        assertOldPlacesKept();
    }

    @Test
    void imported() {
        document.push(new Edit.ReplaceAll(TITLE, Drawing.of("""
            nic eth0
            macvlan ns7/mac1 on=eth0
            """)));
        assertAllPlaced();
    }

    @Test
    void undoneAndRedone() {
        document.push(adding());
        Map<Ref, Position> after = document.topology().layout();
        document.undo();
        assertEquals(before, document.topology().layout());
        document.redo();
        assertEquals(after, document.topology().layout());
        document.push(new Edit.Remove(Set.of(new Ref("ns1", "mac1"))));
        document.undo();
        assertAllPlaced();
    }

    @Test
    void whatWasOpenedWithoutPlacesKeepsThoseThatItWasDrawnAt() {
        var opened = new Document(BARE, null);
        opened.placeWith(AutoPlacement::complete);
        assertEquals(Map.of(), opened.topology().layout());
        var drawn = new LinkedHashMap<>(AutoPlacement.complete(Index.of(BARE)));
        opened.push(new Edit.Describe("Named", null));
        assertEquals(drawn, opened.topology().layout());
        opened.undo();
        assertEquals(BARE, opened.topology());
    }

    @Test
    void anEditThatChangesNothingWritesNoPlaces() {
        var opened = new Document(BARE, null);
        opened.placeWith(AutoPlacement::complete);
        opened.push(new Edit.Remove(Set.of(Ref.top("nothing"))));
        assertEquals(BARE, opened.topology());
    }
}
