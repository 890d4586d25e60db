package io.dataplane.schema.dispatch;

import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.ResourceIdentity;
import java.util.Optional;

/// The identity of a resource type with what its record gives.
record IdentityModel<M extends Record, I extends Record>(ResourceIdentity<M, I> identity, Model<I> model) {
    static <M extends Record> Optional<IdentityModel<M, ?>> of(ManagedResource<M> resource) {
        return resource.identity().map(identity -> of(resource.typeName(), identity));
    }

    private static <M extends Record, I extends Record> IdentityModel<M, I> of(
            String type, ResourceIdentity<M, I> identity) {
        return new IdentityModel<>(identity, Model.of(type, identity.model(), identity.version(), ""));
    }
}
