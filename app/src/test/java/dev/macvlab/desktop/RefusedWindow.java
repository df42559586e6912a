package dev.macvlab.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testfx.api.FxToolkit;

/** The window on a machine that gives no sandbox: presses Apply, and prints what the user then reads. */
final class RefusedWindow {
    private RefusedWindow() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        var window = new OpenWindow(FxToolkit.registerPrimaryStage(), folder, true);
        window.show(ShippedLab.BRIDGE.read(), null);
        window.click("apply");
        window.await("a banner says so", () -> window.shows("bannerText"));
        window.await("the sandbox is not there", () -> window.text("targetText").equals("Sandbox, ended"));
        System.out.println(window.text("bannerText"));
        System.out.println(window.text("bannerRemedy"));
        System.out.println(window.topology().interfaces().size() + " interfaces");
        Screens.write(window.stage().getScene(), "refused");
        window.end();
        System.exit(0);
    }
}
