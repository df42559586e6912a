package dev.macvlab.desktop.canvas;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;

/** Draws a probe, from who pings to who is pinged; of several addresses the user picks one. */
final class ProbeGesture extends LineGesture {
    ProbeGesture(Surface surface, Ref from, double x, double y) {
        super(surface, from, x, y, "ping");
    }

    @Override
    boolean accepts(Ref to) {
        return !to.equals(from())
                && !ProbeEndpoints.addressesOf(surface().index(), to).isEmpty();
    }

    @Override
    void connect(Ref to, MouseEvent event) {
        List<IpAddress> addresses = ProbeEndpoints.addressesOf(surface().index(), to);
        if (addresses.size() == 1) {
            ProbeEndpoints.add(surface(), from(), addresses.getFirst());
            return;
        }
        var menu = new ContextMenu();
        for (IpAddress each : addresses) {
            var item = new MenuItem(surface.view().words().say(Message.of("canvas.menu.ping-address", each)));
            item.setId("ping-" + each);
            item.setOnAction(_ -> ProbeEndpoints.add(surface(), from(), each));
            menu.getItems().add(item);
        }
        menu.show(surface().view(), event.getScreenX(), event.getScreenY());
    }
}
