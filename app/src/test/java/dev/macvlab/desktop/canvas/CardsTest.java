package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardsTest {
    private static final Ref CHILD = Ref.top("mac1");

    private static String meta(Interface... all) {
        CanvasLayout canvasLayout = CanvasLayout.of(Index.of(Topology.EMPTY.withInterfaces(List.of(all))));
        return canvasLayout.figures().values().stream()
                .filter(each -> each instanceof Figure.Card card && card.ref().equals(CHILD))
                .map(each -> ((Figure.Card) each).meta().english())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChildOfABridgeHasTheMtuOfItsLeastMember() {
        var nic = new Nic(Common.named(Ref.HOST, "nic0").withMtu(1400), null);
        var bridge = new Bridge(Common.named(Ref.HOST, "br0"), List.of(nic.ref()));
        var child = Macvlan.of(Common.named(Ref.HOST, CHILD.name()), bridge.ref(), Macvlan.Mode.BRIDGE);
        assertEquals("MTU 1400, up", meta(nic, bridge, child));
        assertEquals("MTU 1500, up", meta(nic.withCommon(nic.common().withMtu(null)), bridge, child));
    }
}
