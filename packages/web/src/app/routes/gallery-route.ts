import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root-route.tsx'

/** The gallery of all components and their states: with `vite`, and in builds made with `VITE_GALLERY=1`. */
const isGalleryBuilt = import.meta.env.DEV || import.meta.env.VITE_GALLERY === '1'

export const galleryRoutes = isGalleryBuilt
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/gallery',
        component: lazyRouteComponent(() => import('../gallery/Gallery.tsx'), 'Gallery'),
      }),
    ]
  : []
