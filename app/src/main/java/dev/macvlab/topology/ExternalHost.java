package dev.macvlab.topology;

/** An external host, and the switch that it is on. */
public record ExternalHost(Switch on, Switch.Host host) implements Element {
    @Override
    public String name() {
        return host.name();
    }

    @Override
    public Ref ref() {
        return on.ref(host);
    }
}
